package io.kavirt.bench;

import io.kavirt.bench.Figure.Bar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real guests under TCG, one after the other and ten at once. */
final class GuestBench {
    private static final String URI = "qemu:///system";
    private static final int RUNNING = 1;
    private static final int GUESTS = 10;

    private final List<Daemon> daemons;
    private final Report report;
    private final GuestImage image;
    private final Path folder;
    private final int rounds;

    GuestBench(List<Daemon> daemons, Report report, GuestImage image, Path folder, int rounds) {
        this.daemons = daemons;
        this.report = report;
        this.image = image;
        this.folder = folder;
        this.rounds = rounds;
    }

    void run() throws IOException, InterruptedException {
        Samples[] created = new Samples[daemons.size() + 1];
        Samples[] destroyed = new Samples[daemons.size() + 1];
        Arrays.setAll(created, i -> new Samples());
        Arrays.setAll(destroyed, i -> new Samples());
        List<RawClient> clients = new ArrayList<>();
        try {
            for (Daemon daemon : daemons) {
                clients.add(RawClient.open(daemon.socket(), URI));
            }
            // The first round asks the binary what it can do, and is not counted.
            for (int round = 0; round <= rounds; round++) {
                for (int i = 0; i < clients.size(); i++) {
                    cycle(clients.get(i), created[i], destroyed[i], round > 0);
                }
                bare(created[daemons.size()], destroyed[daemons.size()], round > 0);
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        add("guest create to running, median", created);
        add("guest destroy, median", destroyed);
    }

    private void cycle(RawClient client, Samples created, Samples destroyed, boolean counts) throws IOException {
        long start = System.nanoTime();
        byte[] domain = create(client, "bench-guest");
        long running = System.nanoTime();
        int state = client.call(RawClient.DOMAIN_GET_INFO, domain).getInt();
        if (state != RUNNING) {
            throw new IOException("the guest's state is " + state + " after its start, not " + RUNNING);
        }
        long before = System.nanoTime();
        client.call(RawClient.DOMAIN_DESTROY, domain);
        long gone = System.nanoTime();
        if (counts) {
            created.add((running - start) / 1e6);
            destroyed.add((gone - before) / 1e6);
        }
    }

    private void bare(Samples created, Samples destroyed, boolean counts) throws IOException, InterruptedException {
        long start = System.nanoTime();
        BareQemu guest = new BareQemu(folder, image);
        long running = System.nanoTime();
        guest.close();
        long gone = System.nanoTime();
        if (counts) {
            created.add((running - start) / 1e6);
            destroyed.add((gone - running) / 1e6);
        }
    }

    private byte[] create(RawClient client, String name) throws IOException {
        byte[] arguments =
                new XdrWriter().string(image.document(name)).integer(0).bytes();
        return RawClient.domain(client.call(RawClient.DOMAIN_CREATE_XML, arguments));
    }

    private void add(String name, Samples[] samples) {
        double peer = daemons.size() > 1 ? samples[1].median() : Double.NaN;
        report.add(new Figure(
                name, "ms", samples[0].median(), peer, samples[daemons.size()].median(), Bar.ratioAtMost(0.5)));
    }

    /** Resident memory with connections to both drivers and ten guests that run; one daemon's guests at a time. */
    void memory() throws IOException, InterruptedException {
        double[] resident = new double[daemons.size()];
        for (int i = 0; i < resident.length; i++) {
            Daemon daemon = daemons.get(i);
            List<byte[]> guests = new ArrayList<>();
            try (RawClient test = RawClient.open(daemon.socket(), "test:///default");
                    RawClient qemu = RawClient.open(daemon.socket(), URI)) {
                try {
                    for (int j = 0; j < GUESTS; j++) {
                        guests.add(create(qemu, "bench-guest-" + j));
                    }
                    test.call(RawClient.CONNECT_GET_LIB_VERSION, new byte[0]);
                    Thread.sleep(3000);
                    resident[i] = Processes.residentMiB(daemon.pid());
                } finally {
                    for (byte[] guest : guests) {
                        qemu.call(RawClient.DOMAIN_DESTROY, guest);
                    }
                }
            }
        }
        double peer = resident.length > 1 ? resident[1] : Double.NaN;
        report.add(new Figure("resident memory, both drivers and 10 guests", "MiB", resident[0], peer, Bar.below(200)));
    }
}
