package io.kavirt.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedProcessTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private SpawnSpec shell(String script) {
        return SpawnSpec.of(SHELL, List.of("-c", script)).withLog(folder.resolve("log"));
    }

    private String run(SpawnSpec spec) throws IOException {
        DetachedProcess process = DetachedProcess.spawn(spec);
        assertThat(process.reap(LIMIT)).contains(new ExitStatus.Exited(0));
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void tellsHowItEnded() {
        DetachedProcess process = DetachedProcess.spawn(shell("exit 7"));
        assertThat(process.reap(LIMIT)).contains(new ExitStatus.Exited(7));
        assertThat(process.reap()).contains(new ExitStatus.Exited(7));
        assertThat(process.isAlive()).isFalse();
        assertThat(process.signal(Signal.TERM)).isFalse();
        DetachedProcess killed = DetachedProcess.spawn(shell("exec sleep 100"));
        assertThat(killed.isAlive()).isTrue();
        assertThat(killed.reap(Duration.ofMillis(30))).isEmpty();
        assertThat(killed.signal(Signal.KILL)).isTrue();
        assertThat(killed.reap(LIMIT)).contains(new ExitStatus.Signaled(9, false));
    }

    @Test
    void appendsOutputAndErrorToTheLog() throws IOException {
        run(shell("echo one; echo two >&2"));
        assertThat(run(shell("echo three"))).isEqualTo("one\ntwo\nthree\n");
        assertThat(Files.getAttribute(folder.resolve("log"), "unix:mode")).isEqualTo(0100600);
    }

    @Test
    void startsWithNothingInherited() throws IOException {
        Path here = folder.toRealPath();
        String seen = run(shell("readlink /proc/self/fd/0; pwd; env | sort; ps -o sid= -p $$ | tr -d ' '; echo $$; "
                        + "grep -E 'Sig(Blk|Ign)' /proc/self/status | tr -d '\\t'")
                .withEnvironment(Map.of("PATH", "/usr/bin:/bin", "KEY", "va lue"))
                .withWorkingDirectory(here));
        List<String> lines = seen.lines().toList();
        assertThat(lines).startsWith("/dev/null", here.toString()).contains("KEY=va lue", "PATH=/usr/bin:/bin");
        assertThat(lines).noneMatch(line -> line.startsWith("HOME="));
        int ids = lines.size() - 4;
        assertThat(lines.get(ids)).as("own session").isEqualTo(lines.get(ids + 1));
        assertThat(lines).endsWith("SigBlk:0000000000000000", "SigIgn:0000000000000000");
    }

    @Test
    void passesTheChosenDescriptorsAndNoOther() throws IOException {
        // The first three sources sit on each other's targets, which a naive sequence of dup2 would mix up.
        Path[] files = new Path[3];
        Descriptor[] sources = new Descriptor[3];
        for (int i = 0; i < 3; i++) {
            files[i] = Files.writeString(folder.resolve("file" + i), "content " + i);
            sources[i] = Descriptor.owned(LibC.open(files[i].toString(), LibC.O_RDONLY, 0));
        }
        SpawnSpec spec = shell("ls -l /proc/$$/fd; true");
        spec = spec.withDescriptor(sources[1].number(), sources[0])
                .withDescriptor(sources[2].number(), sources[1])
                .withDescriptor(sources[0].number(), sources[2]);
        Map<String, String> seen = new TreeMap<>();
        run(spec).lines().filter(line -> line.contains(" -> ")).forEach(line -> {
            String[] ends = line.split(" -> ");
            seen.put(ends[0].substring(ends[0].lastIndexOf(' ') + 1), ends[1]);
        });
        for (Descriptor source : sources) {
            source.close();
        }
        String log = folder.resolve("log").toRealPath().toString();
        assertThat(seen)
                .isEqualTo(Map.of(
                        "0",
                        "/dev/null",
                        "1",
                        log,
                        "2",
                        log,
                        Integer.toString(sources[1].number()),
                        files[0].toRealPath().toString(),
                        Integer.toString(sources[2].number()),
                        files[1].toRealPath().toString(),
                        Integer.toString(sources[0].number()),
                        files[2].toRealPath().toString()));
    }

    @Test
    void aReusedNumberIsAnotherProcess() {
        DetachedProcess process = DetachedProcess.spawn(shell("exec sleep 100"));
        try {
            ProcessId id = process.id();
            assertThat(id.startTicks()).isPositive();
            DetachedProcess same = DetachedProcess.attach(ProcessId.parse(id.toString()));
            assertThat(same.isAlive()).isTrue();
            assertThat(same.stat().orElseThrow().name()).isIn("sleep", "sh");
            DetachedProcess other = DetachedProcess.attach(new ProcessId(id.pid(), id.startTicks() - 1));
            assertThat(other.isAlive()).isFalse();
            assertThat(other.signal(Signal.KILL)).isFalse();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.signal(Signal.KILL);
            process.reap(LIMIT);
        }
    }

    @Test
    void waitsForAProcessThatIsNotAChild() throws Exception {
        Path pidFile = folder.resolve("pid");
        DetachedProcess parent = DetachedProcess.spawn(
                shell("sleep 100 & echo $! > " + pidFile + ".new; mv " + pidFile + ".new " + pidFile));
        assertThat(parent.reap(LIMIT)).contains(new ExitStatus.Exited(0));
        int pid = Integer.parseInt(Files.readString(pidFile).strip());
        DetachedProcess orphan = DetachedProcess.attach(
                new ProcessId(pid, ProcessStat.of(pid).orElseThrow().startTicks()));
        assertThat(orphan.reap()).isEmpty();
        assertThat(orphan.reap(Duration.ofMillis(20))).isEmpty();
        assertThat(orphan.signal(Signal.TERM)).isTrue();
        assertThat(orphan.reap(LIMIT)).contains(new ExitStatus.Unknown());
    }

    @Test
    void becomesAnotherUser() throws IOException {
        assumeThat(Accounts.isRoot()).as("switching users needs root").isTrue();
        Accounts.User nobody = Accounts.user("nobody");
        SpawnSpec spec = shell("id -u; id -g; ps -o pid= -p $$ | tr -d ' '; grep CapEff /proc/$$/status");
        DetachedProcess process = DetachedProcess.spawn(spec.withUser("nobody", Optional.empty()));
        assertThat(process.reap(LIMIT)).contains(new ExitStatus.Exited(0));
        assertThat(Files.readAllLines(folder.resolve("log")))
                .containsExactly(
                        Integer.toString(nobody.uid()),
                        Integer.toString(nobody.gid()),
                        Integer.toString(process.pid()),
                        "CapEff:\t0000000000000000");
        assertThatThrownBy(() -> DetachedProcess.spawn(spec.withUser("no-such-user", Optional.empty())))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("no-such-user");
    }

    @Test
    void niceIsAdded() throws Exception {
        DetachedProcess process = DetachedProcess.spawn(shell("exec sleep 100").withNice(5));
        try {
            String line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            assertThat(line.substring(line.lastIndexOf(')') + 2).split(" ")[16]).isEqualTo("5");
        } finally {
            process.signal(Signal.KILL);
            process.reap(LIMIT);
        }
    }

    @Test
    void whatCannotBeStartedIsNamed() throws IOException {
        SpawnSpec spec = shell("true");
        Path text = Files.writeString(folder.resolve("text"), "no program");
        refused(SpawnSpec.of(folder.resolve("missing"), List.of()), "missing");
        refused(SpawnSpec.of(text, List.of()), "text");
        refused(spec.withWorkingDirectory(folder.resolve("gone")), "gone");
        refused(spec.withLog(folder.resolve("gone/log")), "gone/log");
        Files.setAttribute(text, "unix:mode", 0755);
        refused(SpawnSpec.of(text, List.of()), "text");
    }

    private static void refused(SpawnSpec spec, String named) {
        assertThatThrownBy(() -> DetachedProcess.spawn(spec))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(named);
    }

    @Test
    void badSpecificationsAreRefused() {
        SpawnSpec spec = shell("true");
        assertThatThrownBy(() -> spec.withNice(20)).hasMessageContaining("20");
        assertThatThrownBy(() -> spec.withDescriptor(2, Descriptor.owned(0))).hasMessageContaining("2");
        assertThatThrownBy(() -> spec.withArguments(List.of("a\0b"))).hasMessageContaining("a?b");
        assertThatThrownBy(() -> spec.withVariable("A=B", "")).hasMessageContaining("A=B");
        assertThatThrownBy(() -> SpawnSpec.of(Path.of("sh"), List.of())).hasMessageContaining("'sh'");
    }

    @Test
    void leavesNoDescriptorAndNoChildBehind() {
        DetachedProcess.spawn(shell("true")).reap(LIMIT);
        int before = openDescriptors();
        for (int i = 0; i < 50; i++) {
            DetachedProcess process = DetachedProcess.spawn(shell("true"));
            process.isAlive();
            process.signal(Signal.CONT);
            assertThat(process.reap(LIMIT)).contains(new ExitStatus.Exited(0));
        }
        assertThat(openDescriptors()).isLessThanOrEqualTo(before + 1);
    }

    private static int openDescriptors() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? -1 : names.length;
    }
}
