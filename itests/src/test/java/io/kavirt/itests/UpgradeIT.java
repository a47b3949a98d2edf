package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver is upgraded again and again: clients and guests do not notice, and nothing of the old ones stays. */
final class UpgradeIT {
    private static final int WARM_UP = 5;
    private static final int UPGRADES = Integer.getInteger("kavirt.upgrades", 50);

    /** Threads and descriptors that pools of the JVM and of core may keep or have dropped by chance; one a driver would be 50. */
    private static final int POOL_TOLERANCE = 4;

    /** Caches that fill as clients call; what an old driver holds is more than 1 MiB, so that 50 of them would stand out. */
    private static final int HEAP_TOLERANCE_KB = 6 * 1024;

    /** Longer than pools of threads keep those that have nothing to do. */
    private static final Duration REST = Duration.ofSeconds(70);

    private static final List<String> WORKS =
            List.of("info", "state", "list", "xml", "stats", "cycle", "cycle", "define");
    private static final int DEFINED = 0;
    private static final int UNDEFINED = 1;
    private static final int SUSPENDED = 3;
    private static final int RESUMED = 4;

    @TempDir
    private Path folder;

    private final KavirtDaemon daemon = new KavirtDaemon();
    private final List<Path> jars = new ArrayList<>();
    private int upgrades;

    /** A client that works without pause. */
    private record Client(String work, String guest, Process process, Path output) {
        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                return "";
            }
        }

        int calls() {
            return Integer.parseInt(said().replaceAll("(?s).*calls (\\d+)\\n$", "$1"));
        }
    }

    @BeforeAll
    static void needs() {
        Needs.qemu();
        Needs.python();
        Needs.jcmd();
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void clientsAndGuestsDoNotNoticeUpgrades() throws Exception {
        daemon.start();
        Path jar = Repacked.bundle(daemon, "kavirt-driver-qemu");
        jars.add(Repacked.as(jar, "0.1.1", folder));
        jars.add(Repacked.as(jar, "0.1.2", folder));
        for (String guest : List.of("still", "moves1", "moves2")) {
            daemon.virsh("qemu")
                    .call(
                            "define",
                            Files.writeString(folder.resolve(guest), Documents.tiny(guest))
                                    .toString());
            daemon.virsh("qemu").call("start", guest);
        }
        Map<UUID, List<Long>> guests = daemon.guests();
        assertThat(guests).hasSize(3);

        upgradeUnderLoad("warm-up", WARM_UP);
        Census before = census(null);
        upgradeUnderLoad("upgrades", UPGRADES);
        assertThat(daemon.guests()).as("guests' processes").isEqualTo(guests);
        Census after = census(before);
        System.out.println(
                "UpgradeIT: before " + summary(before) + ", after " + UPGRADES + " upgrades " + summary(after));
        assertFlat(before, after);
    }

    private void upgradeUnderLoad(String round, int count) throws Exception {
        Path stop = folder.resolve(round + "-stop");
        Path eventStop = folder.resolve(round + "-event-stop");
        Path eventFile = folder.resolve(round + "-events");
        Process subscriber = PythonLibvirt.start(eventFile, "lifecycle.py", daemon.uri("qemu"), eventStop.toString());
        Await.until("the subscriber is ready", () -> lines(eventFile).contains("ready"));
        List<Client> clients = startClients(round, stop);
        for (int i = 0; i < count; i++) {
            String version = upgrades++ % 2 == 0 ? "0.1.1" : "0.1.2";
            daemon.shell("virt:driver-upgrade qemu file:" + jars.get(version.equals("0.1.1") ? 0 : 1));
            assertThat(daemon.shell("virt:drivers")).contains(version);
        }
        Files.createFile(stop);
        int calls = 0;
        for (Client client : clients) {
            client.process().waitFor();
            assertThat(client.said())
                    .as("%s of %s", client.work(), client.guest())
                    .doesNotContain("failed", "Traceback");
            assertThat(client.calls()).as("calls of %s", client.work()).isGreaterThan(count / 2);
            calls += client.calls();
        }
        System.out.println(
                "UpgradeIT: " + round + ": " + count + " upgrades, " + calls + " rounds of calls, none failed");
        checkEvents(clients, eventFile);
        Files.createFile(eventStop);
        subscriber.waitFor();
    }

    private List<Client> startClients(String round, Path stop) {
        List<Client> clients = new ArrayList<>();
        int moving = 0;
        for (int i = 0; i < WORKS.size(); i++) {
            String work = WORKS.get(i);
            String guest = work.equals("cycle") ? "moves" + ++moving : work.equals("define") ? "brief" : "still";
            Path output = folder.resolve(round + "-client-" + i);
            Process process =
                    PythonLibvirt.start(output, "steady.py", daemon.uri("qemu"), stop.toString(), work, guest);
            clients.add(new Client(work, guest, process, output));
        }
        clients.forEach(
                client -> Await.until("a client is ready", () -> client.said().contains("ready")));
        return clients;
    }

    /** Each change must have been told once and in order; nothing else may have happened. */
    private void checkEvents(List<Client> clients, Path eventFile) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (Client client : clients) {
            if (client.work().equals("cycle")) {
                expected.put(client.guest(), repeated(client.calls(), SUSPENDED, RESUMED));
            } else if (client.work().equals("define")) {
                expected.put(client.guest(), repeated(client.calls(), DEFINED, UNDEFINED));
            }
        }
        int total = expected.values().stream().mapToInt(List::size).sum();
        try {
            Await.until("all events have come", () -> lines(eventFile).size() > total);
        } catch (AssertionError e) {
            System.out.println("UpgradeIT: " + e.getMessage());
        }
        Map<String, List<String>> told = new LinkedHashMap<>();
        lines(eventFile).stream().filter(line -> !line.equals("ready")).forEach(line -> {
            String[] words = line.split(" ");
            told.computeIfAbsent(words[0], name -> new ArrayList<>()).add(words[1]);
        });
        assertThat(told.keySet()).as("who had events").isEqualTo(expected.keySet());
        expected.forEach((guest, events) ->
                assertThat(told.get(guest)).as("events of %s", guest).isEqualTo(events));
        System.out.println("UpgradeIT: " + total + " events, none lost");
    }

    private static List<String> repeated(int times, int first, int second) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            result.add(Integer.toString(first));
            result.add(Integer.toString(second));
        }
        return result;
    }

    /** The daemon at rest; gives it some time more to be as flat as {@code goal}, if there is one. */
    private Census census(Census goal) {
        Await.pause(REST);
        Census now = Census.of(daemon.process().pid());
        for (int i = 0; i < 10 && goal != null && !isFlat(goal, now); i++) {
            Await.pause(Duration.ofSeconds(5));
            now = Census.of(daemon.process().pid());
        }
        return now;
    }

    private static boolean isFlat(Census before, Census after) {
        try {
            assertFlat(before, after);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static void assertFlat(Census before, Census after) {
        assertThat(after.count(after.threads()))
                .as("threads: %s; before %s", after.threads(), before.threads())
                .isLessThanOrEqualTo(before.count(before.threads()) + POOL_TOLERANCE);
        assertThat(after.count(after.descriptors()))
                .as("descriptors: %s; before %s", after.descriptors(), before.descriptors())
                .isLessThanOrEqualTo(before.count(before.descriptors()) + POOL_TOLERANCE);
        assertThat(bundleLoaders(after))
                .as(
                        "class loaders: %s; before %s; objects of old drivers: %s",
                        after.loaders(), before.loaders(), after.stale())
                .isEqualTo(bundleLoaders(before));
        assertThat(after.heapKb())
                .as("heap after a collection, in KiB")
                .isLessThan(before.heapKb() + HEAP_TOLERANCE_KB);
    }

    private static long bundleLoaders(Census census) {
        return census.loaders().entrySet().stream()
                .filter(entry -> entry.getKey().contains("BundleClassLoader"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String summary(Census census) {
        return census.count(census.threads()) + " threads, " + census.count(census.descriptors()) + " descriptors, "
                + census.count(census.loaders()) + " class loaders (" + bundleLoaders(census) + " of bundles), "
                + census.heapKb() + " KiB";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
