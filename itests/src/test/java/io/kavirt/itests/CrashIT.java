package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that is killed loses no guest and no definition. */
final class CrashIT {
    private static final int ROUNDS = Integer.getInteger("kavirt.crash.rounds", 20);
    private static final int CLIENTS = 4;
    private static final int LONGEST_ROUND_MS = 4000;

    @TempDir
    private Path folder;

    private final KavirtDaemon daemon = new KavirtDaemon();

    /** A domain as a client sees it. */
    private record Seen(UUID uuid, boolean defined, boolean running) {}

    @BeforeAll
    static void needs() {
        Needs.qemu();
        Needs.python();
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void noGuestAndNoDefinitionIsLostWhenTheDaemonIsKilled() throws Exception {
        long seed = Long.getLong("kavirt.seed", System.nanoTime());
        System.out.println("CrashIT: to repeat, -Dkavirt.seed=" + seed);
        Random dice = new Random(seed);
        int calls = 0;
        daemon.start();
        for (int round = 1; round <= ROUNDS; round++) {
            int after = dice.nextInt(LONGEST_ROUND_MS);
            Journal journal = killUnderLoad(round, after, dice);
            calls += journal.done();
            Map<UUID, List<Long>> survivors = daemon.guests();
            daemon.start();
            try {
                check(journal, survivors);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "round " + round + ", killed after " + after + " ms: " + e.getMessage() + "\n" + daemon.log(),
                        e);
            }
        }
        System.out.println("CrashIT: " + ROUNDS + " kills, " + calls + " calls that succeeded between them");
        assertThat(calls).as("calls that succeeded").isGreaterThan(ROUNDS);
    }

    private Journal killUnderLoad(int round, int afterMs, Random dice) throws Exception {
        List<Process> clients = new ArrayList<>();
        List<Path> journals = new ArrayList<>();
        List<Path> outputs = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Path file = folder.resolve("journal-" + round + "-" + i);
            Path output = folder.resolve("output-" + round + "-" + i);
            List<String> names = Stream.of("a", "b", "c").map((i + "")::concat).toList();
            List<String> arguments = new ArrayList<>(
                    List.of(daemon.uri("qemu"), i == 0 ? "virsh" : "python", file.toString(), "" + dice.nextLong()));
            arguments.addAll(names);
            clients.add(PythonLibvirt.start(output, "churn.py", arguments.toArray(String[]::new)));
            journals.add(file);
            outputs.add(output);
        }
        for (int i = 0; i < CLIENTS; i++) {
            Path file = journals.get(i);
            Process client = clients.get(i);
            Await.until("a client works", () -> contains(file, "begin") || !client.isAlive());
        }
        Await.pause(Duration.ofMillis(afterMs));
        daemon.kill();
        Journal journal = new Journal();
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(clients.get(i).waitFor())
                    .as(Files.readString(outputs.get(i)))
                    .isZero();
            journal.read(journals.get(i));
        }
        return journal;
    }

    private void check(Journal journal, Map<UUID, List<Long>> survivors) {
        Map<String, Seen> domains = domains();
        journal.guests().forEach((name, expected) -> {
            Seen seen = domains.getOrDefault(name, new Seen(new UUID(0, 0), false, false));
            assertThat(expected.defined().allows(seen.defined()))
                    .as("%s: defined %s, yet found as %s", name, expected.defined(), seen)
                    .isTrue();
            assertThat(expected.running().allows(seen.running()))
                    .as("%s: running %s, yet found as %s", name, expected.running(), seen)
                    .isTrue();
            if (expected.running() == Journal.Truth.YES) {
                assertThat(survivors.get(seen.uuid()))
                        .as("processes of %s after the kill", name)
                        .hasSize(1);
                assertThat(daemon.guests()).as("processes").containsEntry(seen.uuid(), survivors.get(seen.uuid()));
            }
        });
        assertThat(journal.guests().keySet()).as("names of domains").containsAll(domains.keySet());
        Await.until("every guest's process is of one active domain: " + daemon.guests() + domains(), () -> {
            List<UUID> active = domains().values().stream()
                    .filter(Seen::running)
                    .map(Seen::uuid)
                    .sorted()
                    .toList();
            Map<UUID, List<Long>> processes = daemon.guests();
            return List.copyOf(processes.keySet()).equals(active)
                    && processes.values().stream().allMatch(pids -> pids.size() == 1);
        });
    }

    private Map<String, Seen> domains() {
        Map<String, Seen> result = new TreeMap<>();
        PythonLibvirt.run("domains.py", daemon.uri("qemu")).lines().forEach(line -> {
            String[] words = line.split(" ");
            result.put(words[0], new Seen(UUID.fromString(words[1]), words[2].equals("True"), words[3].equals("True")));
        });
        return result;
    }

    @Test
    void halfWrittenFilesAreSetAside() throws Exception {
        daemon.start();
        Virsh virsh = daemon.virsh("qemu");
        for (String name : List.of("runs", "saved", "other")) {
            virsh.call("define", document(name).toString());
        }
        virsh.call("start", "runs");
        virsh.call("start", "saved");
        virsh.call("managedsave", "saved");
        Map<UUID, List<Long>> before = daemon.guests();
        daemon.kill();

        Path root = daemon.root();
        Path live = Files.writeString(
                root.resolve("run/qemu/guests/" + UUID.randomUUID() + ".json"), "{\"format\": \"kavirt-qemu-li");
        Path definition = Files.writeString(root.resolve("etc/qemu/half.xml"), "<domain type='qemu'><name>half</na");
        Path image = only(root.resolve("lib/qemu/save"), ".save");
        truncate(image, 100);
        Path capabilities = only(root.resolve("lib/qemu/capabilities"), "x86_64.json");
        truncate(capabilities, Files.size(capabilities) / 2);
        daemon.start();

        assertThat(virsh.call("domstate", "runs")).isEqualTo("running");
        assertThat(daemon.guests()).isEqualTo(before);
        for (Path file : List.of(live, definition, image)) {
            assertThat(file).doesNotExist();
            assertThat(Path.of(file + ".broken")).exists();
            assertThat(daemon.log()).containsPattern("WARN .*" + file + " cannot be used and is set aside");
        }
        // It is made again at once.
        assertThat(Path.of(capabilities + ".broken")).exists();
        assertThat(daemon.log()).containsPattern("WARN .*" + capabilities + " cannot be used and is set aside");
        assertThat(virsh.call("list", "--all", "--name").lines()).containsExactlyInAnyOrder("runs", "saved", "other");
        virsh.call("start", "saved");
        assertThat(virsh.call("domstate", "saved", "--reason")).isEqualTo("running (booted)");
        virsh.call("start", "other");
    }

    private Path document(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".xml"), Documents.tiny(name));
    }

    private static Path only(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, (int) size), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
