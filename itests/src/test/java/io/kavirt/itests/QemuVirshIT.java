package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real guest under TCG, managed with virsh. The guest is the same in all tests: whoever ends it is followed by a new start. */
final class QemuVirshIT {
    private static final String DEVICES = """
            <channel type='unix'><target type='virtio' name='org.kavirt.it'/></channel>
            <graphics type='vnc' port='-1' autoport='yes' passwd='sesame'/>
            <video><model type='vga'/></video>
            <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
            <watchdog model='i6300esb' action='reset'/>
            """;

    private static KavirtDaemon daemon;
    private static Guest guest;

    @BeforeAll
    static void start() {
        Needs.qemu();
        Guest.prepareImage();
        daemon = KavirtDaemon.started();
        guest = new Guest(daemon, "it");
        daemon.virsh("qemu").call("define", guest.file(guest.document(DEVICES, "")));
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            guest.remove();
            daemon.close();
        }
    }

    @BeforeEach
    void runGuest() {
        if (!guest.state().startsWith("running")) {
            guest.virsh("start");
        }
    }

    private static String virsh(String... words) {
        return daemon.virsh("qemu").call(words);
    }

    @Test
    void theHostTellsAboutItself() {
        assertThat(virsh("version")).contains("Using API: QEMU ").containsPattern("Running hypervisor: QEMU \\d");
        assertThat(virsh("nodeinfo"))
                .containsPattern("CPU\\(s\\): +"
                        + Command.run("getconf", "_NPROCESSORS_CONF").orFail())
                .containsPattern("Memory size: +[1-9]\\d{5,} KiB");
        assertThat(virsh("capabilities")).contains("<domain type='qemu'/>", "<emulator>/", "<machine");
        assertThat(virsh("domcapabilities", "--virttype", "qemu"))
                .contains("<domain>qemu</domain>", "<value>virtio</value>", "<mode name='custom' supported='yes'>");
    }

    @Test
    void theConsoleShowsWhatTheGuestPrints() {
        guest.virsh("destroy");
        guest.virsh("start", "--paused");
        try (Background console = guest.console()) {
            guest.virsh("resume");
            console.awaitSaid("kavirt-guest: ready on ttyS0");
            console.type("echo $((6 * 7)) is the answer");
            console.awaitSaid("42 is the answer");
        }
    }

    @Test
    void documents() {
        assertThat(guest.virsh("dumpxml"))
                .startsWith("<domain type='qemu' id='")
                .contains("<alias name='virtio-disk0'/>", "<console type='pty' tty='/dev/pts/")
                .doesNotContain("sesame");
        assertThat(guest.virsh("dumpxml", "--inactive"))
                .startsWith("<domain type='qemu'>")
                .doesNotContain("<alias");
        assertThat(guest.virsh("dumpxml", "--security-info")).contains("passwd='sesame'");
        assertThat(guest.virsh("dumpxml", "--migratable")).contains("<name>it</name>");
    }

    @Test
    void devicesAndTheirNumbers() {
        guest.ask("dd if=/dev/vda of=/dev/null bs=1M");
        assertThat(guest.virsh("domblklist", "--details").replaceAll(" +", " "))
                .contains("file disk vda " + daemon.root().resolve("it.raw"));
        assertThat(guest.virsh("domblkinfo", "vda").replaceAll(" +", " ")).contains("Capacity: 16777216");
        String read = guest.virsh("domblkstat", "vda").replaceAll("(?s).*vda rd_bytes (\\d+).*", "$1");
        assertThat(Long.parseLong(read)).isGreaterThanOrEqualTo(16 << 20);
        assertThat(guest.virsh("domiflist")).contains("52:54:00:11:22:33").contains("user");
        assertThat(guest.virsh("vncdisplay")).matches("127.0.0.1:\\d+");
        assertThat(guest.virsh("domdisplay")).matches("vnc://(:sesame@)?127.0.0.1:\\d+");
        assertThat(virsh("domstats", "it"))
                .contains(
                        "state.state=1",
                        "balloon.maximum=131072",
                        "vcpu.maximum=2",
                        "block.count=1",
                        "block.0.name=vda")
                .containsPattern("cpu.time=[1-9]");
        assertThat(guest.virsh("dommemstat")).containsPattern("actual \\d+").containsPattern("rss \\d+");
    }

    @Test
    void memoryAndProcessorsOfARunningGuest() {
        long before = Long.parseLong(guest.ask("awk '/MemTotal/ { print $2 }' /proc/meminfo"));
        guest.virsh("setmem", "100M", "--live");
        Await.until(
                "the balloon holds 100 MiB",
                () -> guest.virsh("dommemstat").contains("actual 102400"),
                () -> guest.virsh("dommemstat"));
        long after = Long.parseLong(guest.ask("awk '/MemTotal/ { print $2 }' /proc/meminfo"));
        assertThat(before - after).isBetween(20_000L, 36_000L);
        guest.virsh("setmem", "128M", "--live");
        guest.virsh("setvcpus", "2", "--live");
        assertThat(guest.virsh("vcpucount", "--live", "--current")).isEqualTo("2");
        assertThat(guest.virsh("vcpucount", "--config", "--current")).isEqualTo("1");
        assertThat(guest.ask("ls -d /sys/devices/system/cpu/cpu1")).isEqualTo("/sys/devices/system/cpu/cpu1");
    }

    @Test
    void aSavedGuestGoesOnWhereItWas() {
        String file = daemon.root().resolve("it.save").toString();
        guest.ask("echo kept >/run/mark");
        long before = Long.parseLong(guest.ask("cat /run/count"));
        guest.virsh("save", file);
        assertThat(guest.state()).isEqualTo("shut off (saved)");
        assertThat(daemon.guests()).isEmpty();
        virsh("restore", file);
        assertThat(guest.state()).isEqualTo("running (restored)");
        assertThat(guest.ask("cat /run/mark")).isEqualTo("kept");
        assertThat(Long.parseLong(guest.ask("cat /run/count"))).isGreaterThanOrEqualTo(before);

        guest.virsh("managedsave");
        assertThat(virsh("list", "--all", "--name", "--with-managed-save")).isEqualTo("it");
        guest.virsh("start");
        assertThat(guest.ask("cat /run/mark")).isEqualTo("kept");
        assertThat(virsh("list", "--all", "--name", "--with-managed-save")).isEmpty();
    }

    @Test
    void aPictureOfTheScreen() throws IOException {
        Path file = daemon.root().resolve("screen");
        guest.virsh("screenshot", file.toString());
        byte[] picture = Files.readAllBytes(file);
        int width;
        int height;
        if (picture[0] == 'P') {
            String[] head = new String(picture, 0, 20, StandardCharsets.US_ASCII).split("\\s+");
            width = Integer.parseInt(head[1]);
            height = Integer.parseInt(head[2]);
            assertThat(picture).hasSizeGreaterThan(width * height * 3);
        } else {
            assertThat(new String(picture, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
            ByteBuffer head = ByteBuffer.wrap(picture);
            width = head.getInt(16);
            height = head.getInt(20);
        }
        // The VGA card's text mode, or the firmware's graphics mode.
        assertThat(width + "x" + height).isIn("720x400", "640x480");
    }

    @Test
    void keysReachTheGuest() {
        guest.ask("echo awake");
        guest.virsh("send-key", "KEY_A", "KEY_B");
        // Type, code and value of a key that went down.
        Await.until(
                "the guest saw two keys",
                () -> guest.ask("awk '$1 == 1 && $3 == 1 { print $2 }' /run/keys")
                        .equals("30 48"),
                () -> guest.ask("cat /run/keys"));
    }

    @Test
    void theMonitorAnswers() {
        assertThat(guest.virsh("qemu-monitor-command", "--hmp", "info status")).contains("VM status: running");
        assertThat(guest.virsh("qemu-monitor-command", "{\"execute\":\"query-name\"}"))
                .contains("\"name\":\"it\"");
        assertThat(guest.virsh("qemu-monitor-command", "{\"execute\":\"nosuch\"}"))
                .contains("CommandNotFound", "nosuch");
        assertThat(guest.state()).startsWith("running");
    }

    @Test
    void thePowerButtonEndsTheGuest() {
        guest.ask("echo awake");
        guest.virsh("shutdown");
        guest.awaitState("shut off (shutdown)");
        assertThat(daemon.guests()).isEmpty();
    }

    @Test
    void aRebootedGuestStartsAnew() {
        guest.ask("echo before >/run/mark");
        guest.virsh("reboot");
        Await.until("the guest has booted anew", () -> guest.ask("cat /run/mark 2>&1")
                .contains("No such file"));
        assertThat(guest.state()).startsWith("running");
        guest.ask("echo before >/run/mark");
        guest.virsh("reset");
        Await.until("the guest has booted anew", () -> guest.ask("cat /run/mark 2>&1")
                .contains("No such file"));
    }

    @Test
    void eventsReachVirshAndPrograms() {
        Needs.python();
        guest.ask("echo awake");
        try (Background program = PythonLibvirt.background("events.py", daemon.uri("qemu"));
                Background watcher =
                        new Background(List.of("virsh", "-q", "-c", daemon.uri("qemu"), "event", "--all", "--loop"))) {
            program.awaitSaid("ready");
            Await.until("virsh listens", () -> {
                guest.virsh("suspend");
                guest.virsh("resume");
                return watcher.said().contains("Resumed");
            });
            guest.virsh("setmem", "100M", "--live");
            program.awaitSaid("balloon it 102400");
            guest.virsh("reset");
            program.awaitSaid("reboot it");
            watcher.awaitSaid("event 'reboot' for domain 'it'");
            guest.virsh("destroy");
            program.awaitSaid("lifecycle it 5 1");
            watcher.awaitSaid("event 'lifecycle' for domain 'it': Stopped Destroyed");
            guest.virsh("start");
            program.awaitSaid("lifecycle it 2 0");
            watcher.awaitSaid("event 'lifecycle' for domain 'it': Started Booted");
            assertThat(program.said()).containsSubsequence("lifecycle it 3 0", "lifecycle it 4 0", "lifecycle it 5 1");
        }
    }

    @Test
    void definitionsAndGuestsOutliveTheDaemon() {
        guest.ask("echo kept >/run/mark");
        guest.virsh("desc", "--config", "described");
        String document = guest.virsh("dumpxml");
        String inactive = guest.virsh("dumpxml", "--inactive");
        daemon.stop();
        assertThat(daemon.guests()).hasSize(1);
        daemon.start();
        assertThat(guest.state()).startsWith("running");
        assertThat(guest.virsh("dumpxml")).isEqualTo(document);
        assertThat(guest.virsh("dumpxml", "--inactive")).isEqualTo(inactive).contains("described");
        assertThat(guest.ask("cat /run/mark")).isEqualTo("kept");

        daemon.stop();
        daemon.guests().values().stream().flatMap(List::stream).forEach(pid -> ProcessHandle.of(pid)
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                }));
        daemon.start();
        assertThat(guest.state()).matches("shut off \\((crashed|failed)\\)");
    }

    @Test
    void aGuestWithoutDefinitionStaysUntilItEnds() {
        guest.virsh("undefine");
        try {
            assertThat(virsh("list", "--transient", "--name")).isEqualTo("it");
            guest.virsh("destroy");
            assertThat(virsh("list", "--all", "--name")).isEmpty();
        } finally {
            virsh("define", guest.file(guest.document(DEVICES, "")));
        }
    }

    @Test
    void aGuestThatCannotStartLeavesNothingBehind() {
        Guest other = new Guest(daemon, "other");
        String good = other.document("", "");
        refused(
                other,
                good.replace("other.raw", "nosuch.raw"),
                daemon.root().resolve("nosuch.raw").toString());
        refused(other, good.replace("<devices>", "<devices><emulator>/nosuch/qemu</emulator>"), "/nosuch/qemu");
        refused(other, good.replace("machine='pc'", "machine='nosuch'"), "nosuch");
        refused(other, good.replace("<vcpu current='1'>2</vcpu>", "<vcpu>100000</vcpu>"), "100000");
        refused(other, good.replace("bus='virtio'", "bus='nosuch'"), "nosuch");
        refused(other, good.replace("type='qemu' ", "type='nosuch' "), "nosuch");
        refused(other, good.replace("<name>other</name>", ""), "name");
        refused(other, good.replace("</disk>", ""), "line");
        // Only QEMU knows that it does not know this: the last lines of its log are in the message.
        String option = "<qemu:commandline><qemu:arg value='-nosuchoption'/></qemu:commandline>";
        refused(other, good.replace("</domain>", option + "</domain>"), "-nosuchoption: invalid option");
    }

    private static void refused(Guest other, String document, String word) {
        List<Path> before = liveFiles();
        Command result = daemon.virsh("qemu").run("create", other.file(document));
        assertThat(result.exitCode()).as(document).isNotZero();
        assertThat(result.errors()).contains(word);
        assertThat(virsh("list", "--all", "--name")).isEqualTo("it");
        assertThat(daemon.guests()).hasSize(1);
        assertThat(liveFiles()).isEqualTo(before);
    }

    private static List<Path> liveFiles() {
        try (Stream<Path> files = Files.walk(daemon.root().resolve("run"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNameOrUuidInUseIsRefused() {
        String uuid = guest.virsh("domuuid");
        Guest other = new Guest(daemon, "other");
        String good = other.document("", "");
        refused(
                other,
                good.replace("<name>other</name>", "<name>it</name><uuid>11111111-2222-4333-8444-555555555555</uuid>"),
                "'it'");
        refused(other, good.replace("<name>other</name>", "<name>other</name><uuid>" + uuid + "</uuid>"), uuid);
    }

    @Test
    void aDefinitionIsChangedAndKept() {
        Guest other = new Guest(daemon, "other");
        virsh("define", other.file(other.document("", "")));
        try {
            other.virsh("setmaxmem", "256M", "--config");
            other.virsh("setmem", "192M", "--config");
            other.virsh("setvcpus", "4", "--maximum", "--config");
            other.virsh("setvcpus", "3", "--config");
            other.virsh("desc", "--config", "--title", "a title");
            other.virsh("metadata", "urn:kavirt:it", "--key", "it", "--set", "<note level='3'/>", "--config");
            virsh("domrename", "other", "renamed");
            Guest renamed = new Guest(daemon, "renamed");
            daemon.stop();
            daemon.start();
            assertThat(renamed.virsh("dumpxml"))
                    .contains(
                            "<memory unit='KiB'>262144</memory>",
                            "<currentMemory unit='KiB'>196608</currentMemory>",
                            "<vcpu placement='static' current='3'>4</vcpu>",
                            "<title>a title</title>");
            assertThat(renamed.virsh("metadata", "urn:kavirt:it")).contains("<note level=");
            assertThat(virsh("list", "--inactive", "--name")).isEqualTo("renamed");
        } finally {
            new Guest(daemon, "renamed").remove();
            other.remove();
        }
    }

    @Test
    void anotherMachineWithOtherDevices() throws IOException {
        Guest other = new Guest(daemon, "other");
        Path second = Files.write(daemon.root().resolve("second.raw"), new byte[1 << 20]);
        Path log = daemon.root().resolve("serial.log");
        String document = other.document(
                        """
                        <controller type='scsi' model='virtio-scsi'/>
                        <disk type='file' device='disk'>
                          <driver name='qemu' type='raw'/>
                          <source file='%s'/>
                          <target dev='sda' bus='sata'/>
                        </disk>
                        <disk type='file' device='cdrom'>
                          <target dev='sdb' bus='scsi'/>
                          <readonly/>
                        </disk>
                        <input type='tablet' bus='usb'/>
                        """.formatted(second), "<cpu mode='custom' match='exact'><model>qemu64</model></cpu>")
                .replace("machine='pc'", "machine='q35'")
                .replace("<serial type='pty'/>", "<serial type='file'><source path='" + log + "'/></serial>")
                .replace("<console type='pty'/>", "");
        try {
            virsh("create", other.file(document));
            Await.until(
                    "the guest writes to its serial file",
                    () -> text(log).contains("kavirt-guest: ready on ttyS0"),
                    () -> text(log));
            assertThat(other.virsh("domblklist")).contains("vda", "sda", "sdb");
            assertThat(other.virsh("dumpxml")).contains("machine='pc-q35-").contains("<input type='tablet' bus='usb'>");
            other.virsh("shutdown");
            Await.until("the guest has ended", () -> virsh("list", "--all", "--name")
                    .equals("it"));
        } finally {
            other.remove();
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void autostartIsKept() {
        guest.virsh("autostart");
        assertThat(virsh("list", "--all", "--autostart", "--name")).isEqualTo("it");
        guest.virsh("autostart", "--disable");
        assertThat(virsh("list", "--all", "--autostart", "--name")).isEmpty();
    }
}
