package io.kavirt.driver.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.QemuBinary;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.SampleCapabilities;
import io.kavirt.driver.qemu.command.QemuCommandLine.MonitorCommand;
import io.kavirt.driver.qemu.command.QemuCommandLine.TapDescriptor;
import io.kavirt.driver.qemu.complete.DomainCompletion;
import io.kavirt.driver.qemu.complete.StartPlan;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines of small documents. */
class QemuCommandLineTest {
    private static final QemuCapabilities QEMU = SampleCapabilities.pc();
    private static final ReadOptions READ =
            new ReadOptions(ErrorDomain.QEMU, true, false, XmlExtensions.of(List.of(QemuNamespace.class)));

    @Test
    void buildsASmallPc() {
        QemuCommandLine line = build("<vcpu>2</vcpu>", "<memballoon model='none'/>");

        assertThat(line.program()).hasToString("/usr/bin/qemu-system-x86_64");
        assertThat(line.arguments())
                .containsExactly(
                        "-name",
                        "guest=small,debug-threads=on",
                        "-S",
                        "-machine",
                        "pc-i440fx-7.2,usb=off,dump-guest-core=off,memory-backend=pc.ram,acpi=off",
                        "-accel",
                        "tcg",
                        "-cpu",
                        "qemu64",
                        "-m",
                        "size=65536k",
                        "-object",
                        "{\"qom-type\":\"memory-backend-ram\",\"id\":\"pc.ram\",\"size\":67108864}",
                        "-overcommit",
                        "mem-lock=off",
                        "-smp",
                        "2,sockets=2,cores=1,threads=1",
                        "-uuid",
                        "c7a5fdbd-edaf-9455-926a-d65c16db1809",
                        "-display",
                        "none",
                        "-no-user-config",
                        "-nodefaults",
                        "-chardev",
                        "socket,id=charmonitor,fd=3,server=on,wait=off",
                        "-mon",
                        "chardev=charmonitor,id=monitor,mode=control",
                        "-rtc",
                        "base=utc",
                        "-no-shutdown",
                        "-boot",
                        "strict=on",
                        "-device",
                        "{\"driver\":\"piix3-usb-uhci\",\"id\":\"usb\",\"bus\":\"pci.0\",\"addr\":\"0x1.0x2\"}",
                        "-audiodev",
                        "{\"id\":\"audio1\",\"driver\":\"none\"}",
                        "-sandbox",
                        "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
                        "-msg",
                        "timestamp=on");
    }

    @Test
    void handsOverNetworkDevices() {
        QemuCommandLine line = build(
                "",
                "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/></interface>"
                        + "<interface type='ethernet'><mac address='52:54:00:00:00:02'/><target dev='mine'/>"
                        + "<model type='virtio'/><link state='down'/></interface>");

        assertThat(line.taps())
                .containsExactly(new TapDescriptor(10, "net0", "vnet0"), new TapDescriptor(11, "net1", "mine"));
        assertThat(line.arguments())
                .contains("{\"type\":\"tap\",\"fd\":\"10\",\"id\":\"hostnet0\"}")
                .contains("{\"driver\":\"rtl8139\",\"netdev\":\"hostnet0\",\"id\":\"net0\","
                        + "\"mac\":\"52:54:00:00:00:01\",\"bus\":\"pci.0\",\"addr\":\"0x2\"}");
        assertThat(line.setup()).containsExactly(new MonitorCommand("set_link", "{\"name\":\"net1\",\"up\":false}"));
    }

    @Test
    void tellsSecretsToTheMonitorOnly() {
        QemuCommandLine line = build("", "<graphics type='vnc' passwd='s3cret'/>");

        assertThat(line.arguments()).contains("127.0.0.1:7,password=on,audiodev=audio1");
        assertThat(String.join(" ", line.arguments())).doesNotContain("s3cret");
        assertThat(line.setup())
                .containsExactly(new MonitorCommand("set_password", "{\"protocol\":\"vnc\",\"password\":\"s3cret\"}"));
    }

    @Test
    void opensScreensOnSockets() {
        QemuCommandLine line = build("", "<graphics type='vnc'><listen type='socket'/></graphics>");

        assertThat(line.arguments()).contains("vnc=unix:/run/x/vnc.sock,audiodev=audio1");
    }

    @Test
    void bootsAKernelDirectly() {
        DomainDefinition domain = complete("", "");
        OperatingSystem os = domain.os();
        os = Records.with(Records.with(os, "kernel", "/k"), "cmdline", "console=ttyS0,115200 a=b");
        StartPlan plan = new StartPlan(1, "/run/x", "127.0.0.1", () -> 5907, () -> "vnet0");
        DomainDefinition live = new DomainCompletion(new Random(1)).forStart(domain.withOs(os), QEMU, plan);
        StartContext context = StartContext.of(Path.of("/run/x/qmp")).withIncoming("defer");

        assertThat(QemuCommandLine.of(live, QEMU, context).arguments())
                .containsSequence("-kernel", "/k", "-append", "console=ttyS0,115200 a=b")
                .containsSequence("-incoming", "defer")
                .contains("socket,id=charmonitor,path=/run/x/qmp,server=on,wait=off");
    }

    @Test
    void escapesCommas() {
        QemuCommandLine line = build("", "<serial type='file'><source path='/tmp/a,b' append='on'/></serial>");

        assertThat(line.arguments()).contains("file,id=charserial0,path=/tmp/a,,b,append=on");
    }

    @Test
    void passesExtraArgumentsAsTheyAre() {
        QemuCommandLine line = build(
                "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                        + "<qemu:arg value='-fw_cfg'/><qemu:arg value='name=x,string=y'/>"
                        + "<qemu:env name='A' value='b'/></qemu:commandline>",
                "");

        assertThat(line.arguments()).containsSequence("-fw_cfg", "name=x,string=y", "-msg", "timestamp=on");
        assertThat(line.environment()).containsEntry("A", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<disk type='network'><source protocol='rbd' name='x'/><target dev='vda'/></disk> | network | file, block",
                "<disk type='file'><source file='/x'/><target dev='xvda'/></disk> | xen | virtio, ide",
                "<disk type='file'><target dev='vda'/></disk> | vda | cdrom and floppy",
                "<graphics type='spice'/> | spice | accepted",
                "<interface type='direct'><source dev='eth0'/></interface> | direct | user, bridge",
                "<interface type='user'><model type='toaster'/></interface> | toaster | does not have",
                "<filesystem><source dir='/a'/><target dir='b'/></filesystem> | filesystem | accepted",
                "<controller type='ccid'/> | ccid | virtio-serial",
                "<tpm><backend type='emulator'/></tpm> | tpm | accepted",
            })
    void refusesWhatItCannotBuild(String device, String value, String accepted) {
        assertThatThrownBy(() -> build("", device))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining(value)
                .hasMessageContaining(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<cpu mode='host-model'/> | host-model",
                "<cpu mode='host-passthrough'/> | host-passthrough",
                "<cpu><model>Abacus</model></cpu> | Abacus",
                "<cpu><topology sockets='2' cores='2' threads='1'/></cpu> | makes 4 processors",
                "<memoryBacking><hugepages/></memoryBacking> | hugepages",
                "<cputune><shares>1</shares></cputune> | cputune",
                "<vcpu cpuset='1'>1</vcpu> | cpuset",
                "<clock><timer name='platform'/></clock> | platform",
                "<clock><timer name='tsc' mode='native'/></clock> | tsc",
                "<seclabel type='static' model='dac'><label>a</label></seclabel> | seclabel",
            })
    void refusesSettingsThatItCannotHonour(String element, String value) {
        assertThatThrownBy(() -> build(element, ""))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining(value);
    }

    @Test
    void checksFilesBeforeTheStart() {
        String disk = "<disk type='file'><source file='/nowhere/x.img'/><target dev='vda'/></disk>";
        QemuCapabilities here = new QemuCapabilities(
                QemuBinary.of(Path.of("/bin/sh")),
                QEMU.version(),
                QEMU.arch(),
                false,
                QEMU.machines(),
                QEMU.cpus(),
                List.of(),
                QEMU.types(),
                QEMU.commands(),
                QEMU.properties(),
                QEMU.options());

        assertThatThrownBy(() -> StartChecks.checkStartable(complete("", disk), here))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR))
                .hasMessageContaining("disk vda")
                .hasMessageContaining("'/nowhere/x.img'");
        String optional = "<disk type='file' device='cdrom'><source file='/nowhere/x.iso' startupPolicy='optional'/>"
                + "<target dev='hda'/></disk>";
        assertThat(StartChecks.checkStartable(complete("", optional), here)
                        .devices()
                        .disks())
                .singleElement()
                .satisfies(cdrom -> assertThat(cdrom.source()).isNull());
    }

    private static DomainDefinition complete(String top, String devices) {
        String xml = "<domain type='qemu'><name>small</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>"
                + "<memory unit='MiB'>64</memory><os><type machine='pc'>hvm</type></os>" + top + "<devices>" + devices
                + "</devices></domain>";
        return new DomainCompletion(new Random(1)).forDefine(XmlBinder.read(DomainDefinition.class, xml, READ), QEMU);
    }

    private static QemuCommandLine build(String top, String devices) {
        StartPlan plan = new StartPlan(1, "/run/x", "127.0.0.1", () -> 5907, () -> "vnet0");
        DomainDefinition live = new DomainCompletion(new Random(1)).forStart(complete(top, devices), QEMU, plan);
        return QemuCommandLine.of(
                live, QEMU, StartContext.of(Path.of("/run/x/qmp")).withMonitorDescriptor(3));
    }
}
