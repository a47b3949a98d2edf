package io.kavirt.bench;

import io.kavirt.bench.Figure.Bar;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls on the test driver. The daemons take turns, so that the machine's moods meet both. */
final class CallBench {
    private static final String URI = "test:///default";
    private static final int DOMAINS = 1000;
    private static final int SMALL = 0;
    private static final int LARGE = 1;
    private static final int[][] SHAPES = {{1, 1}, {8, 4}};

    private final List<Daemon> daemons;
    private final Report report;
    private final int rounds;
    private final Duration measured;

    CallBench(List<Daemon> daemons, Report report, int rounds, Duration measured) {
        this.daemons = daemons;
        this.report = report;
        this.rounds = rounds;
        this.measured = measured;
    }

    void run() throws IOException {
        for (Daemon daemon : daemons) {
            warm(daemon);
        }
        for (String name : List.of("get-lib-version", "lookup by name", "get-info", "dump-xml")) {
            measure(name);
        }
        connections();
        definitions();
        // Kept open: the test driver's domains live as long as somebody looks at them.
        RawClient[] holders = new RawClient[daemons.size()];
        try {
            for (int i = 0; i < holders.length; i++) {
                holders[i] = RawClient.open(daemons.get(i).socket(), URI);
                fill(holders[i]);
            }
            measure("list of 1,000");
        } finally {
            for (RawClient holder : holders) {
                if (holder != null) {
                    holder.close();
                }
            }
        }
    }

    /** Both daemons get the same; the compiled one needs it. */
    private void warm(Daemon daemon) throws IOException {
        for (Workload workload : workloads(daemon).values()) {
            for (int[] shape : SHAPES) {
                workload.run(daemon, shape[0], shape[1], Duration.ZERO, measured);
            }
        }
    }

    private void measure(String name) throws IOException {
        Samples[][][] samples = new Samples[daemons.size()][SHAPES.length][3];
        for (Samples[][] of : samples) {
            for (Samples[] shape : of) {
                java.util.Arrays.setAll(shape, i -> new Samples());
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int shape = 0; shape < SHAPES.length; shape++) {
                for (int i = 0; i < daemons.size(); i++) {
                    Daemon daemon = daemons.get(i);
                    Load.Result result = workloads(daemon)
                            .get(name)
                            .run(daemon, SHAPES[shape][0], SHAPES[shape][1], Duration.ofMillis(500), measured);
                    if (result.errors() > 0) {
                        throw new IOException(daemon.name() + " refused " + result.errors() + " calls of " + name);
                    }
                    samples[i][shape][0].add(result.perSecond());
                    samples[i][shape][1].add(result.p50Micros());
                    samples[i][shape][2].add(result.p99Micros());
                }
            }
        }
        add(name + ", 1x1", "calls/s", samples, SMALL, 0, Bar.NONE);
        add(name + ", 1x1, p50", "us", samples, SMALL, 1, Bar.ratioAtMost(0.5));
        add(name + ", 1x1, p99", "us", samples, SMALL, 2, Bar.NONE);
        add(name + ", 8x4", "calls/s", samples, LARGE, 0, Bar.ratioAtLeast(5));
        add(name + ", 8x4, p50", "us", samples, LARGE, 1, Bar.NONE);
        add(name + ", 8x4, p99", "us", samples, LARGE, 2, Bar.NONE);
    }

    private void add(String name, String unit, Samples[][][] samples, int shape, int value, Bar bar) {
        double peer = samples.length > 1 ? samples[1][shape][value].median() : Double.NaN;
        report.add(new Figure(name, unit, samples[0][shape][value].median(), peer, bar));
    }

    /** Connect, ask how to authenticate, open, close. */
    private void connections() throws IOException {
        Samples[] samples = perDaemon();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < daemons.size(); i++) {
                for (int j = 0; j < 40; j++) {
                    long start = System.nanoTime();
                    try (RawClient client = RawClient.open(daemons.get(i).socket(), URI)) {
                        samples[i].add((System.nanoTime() - start) / 1e3);
                        client.call(RawClient.CONNECT_CLOSE, new byte[0]);
                    }
                }
            }
        }
        add("connection set-up, p50", "us", samples, 0.5);
        add("connection set-up, p99", "us", samples, 0.99);
    }

    private void definitions() throws IOException {
        Samples[] samples = perDaemon();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < daemons.size(); i++) {
                try (RawClient client = RawClient.open(daemons.get(i).socket(), URI)) {
                    for (int j = 0; j < 50; j++) {
                        byte[] xml = document("bench-" + j);
                        long start = System.nanoTime();
                        byte[] domain = RawClient.domain(client.call(RawClient.DOMAIN_DEFINE_XML, xml));
                        client.call(RawClient.DOMAIN_UNDEFINE, domain);
                        samples[i].add((System.nanoTime() - start) / 1e3);
                    }
                }
            }
        }
        add("define + undefine, p50", "us", samples, 0.5);
        add("define + undefine, p99", "us", samples, 0.99);
    }

    private Samples[] perDaemon() {
        Samples[] samples = new Samples[daemons.size()];
        java.util.Arrays.setAll(samples, i -> new Samples());
        return samples;
    }

    private void add(String name, String unit, Samples[] samples, double part) {
        double peer = samples.length > 1 ? samples[1].percentile(part) : Double.NaN;
        report.add(new Figure(name, unit, samples[0].percentile(part), peer, Bar.NONE));
    }

    private static void fill(RawClient client) throws IOException {
        byte[] count = new XdrWriter().integer(0).integer(0).bytes();
        int there = client.call(RawClient.CONNECT_LIST_ALL_DOMAINS, count).getInt(4);
        for (int i = there; i < DOMAINS; i++) {
            client.call(RawClient.DOMAIN_DEFINE_XML, document("bench-" + i));
        }
    }

    private static byte[] document(String name) {
        return new XdrWriter().string("""
                        <domain type='test'>
                          <name>%s</name>
                          <uuid>%s</uuid>
                          <memory unit='MiB'>128</memory>
                          <vcpu>1</vcpu>
                          <os><type>hvm</type></os>
                        </domain>
                        """.formatted(name, UUID.randomUUID())).bytes();
    }

    private static Map<String, Workload> workloads(Daemon daemon) throws IOException {
        byte[] domain;
        byte[] name = new XdrWriter().string("test").bytes();
        try (RawClient client = RawClient.open(daemon.socket(), URI)) {
            domain = RawClient.domain(client.call(RawClient.DOMAIN_LOOKUP_BY_NAME, name));
        }
        Map<String, Workload> workloads = new LinkedHashMap<>();
        workloads.put("get-lib-version", new Workload(RawClient.CONNECT_GET_LIB_VERSION, new byte[0]));
        workloads.put("lookup by name", new Workload(RawClient.DOMAIN_LOOKUP_BY_NAME, name));
        workloads.put("get-info", new Workload(RawClient.DOMAIN_GET_INFO, domain));
        byte[] withFlags = new XdrWriter().fixed(domain).integer(0).bytes();
        workloads.put("dump-xml", new Workload(RawClient.DOMAIN_GET_XML_DESC, withFlags));
        byte[] everything = new XdrWriter().integer(1).integer(0).bytes();
        workloads.put("list of 1,000", new Workload(RawClient.CONNECT_LIST_ALL_DOMAINS, everything));
        return workloads;
    }

    private record Workload(int procedure, byte[] arguments) {
        Load.Result run(Daemon daemon, int connections, int inFlight, Duration warm, Duration measured)
                throws IOException {
            return Load.run(daemon.socket(), URI, connections, inFlight, procedure, arguments, warm, measured);
        }
    }
}
