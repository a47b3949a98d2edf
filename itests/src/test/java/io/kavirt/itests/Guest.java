package io.kavirt.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real guest: Debian's cloud kernel with an initial file system that answers on its console. */
public final class Guest {
    private static final Path CACHE = Path.of(System.getenv().getOrDefault("KAVIRT_GUEST_CACHE", "target/guest"))
            .toAbsolutePath();

    private final KavirtDaemon daemon;
    private final String name;

    /** A guest that is not defined yet. */
    public Guest(KavirtDaemon daemon, String name) {
        this.daemon = daemon;
        this.name = name;
    }

    /** Makes the image that guests boot, or skips the test where there is nothing to make it of. */
    public static void prepareImage() {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64")
                        && Command.run("sh", "-c", "command -v apt-get && command -v dpkg-deb")
                                .succeeded(),
                "skipped: the test guest is made of Debian packages for amd64");
        Command.run("guest/make-guest", CACHE.toString()).orFail();
    }

    /** Its document, with a disk of 16 MiB, and more devices and elements beside them. */
    public String document(String devices, String elements) {
        Path disk = daemon.root().resolve(name + ".raw");
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(16 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return """
                <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
                  <name>%s</name>
                  <memory unit='MiB'>128</memory>
                  <vcpu current='1'>2</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc'>hvm</type>
                    <kernel>%s</kernel>
                    <initrd>%s</initrd>
                    <cmdline>console=ttyS0 quiet mitigations=off nokaslr cryptomgr.notests no_timer_check</cmdline>
                  </os>
                  <features><acpi/></features>
                  %s
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='raw'/>
                      <source file='%s'/>
                      <target dev='vda' bus='virtio'/>
                    </disk>
                    <interface type='user'>
                      <mac address='52:54:00:11:22:33'/>
                      <model type='virtio'/>
                    </interface>
                    <serial type='pty'/>
                    <console type='pty'/>
                    <memballoon model='virtio'/>
                    %s
                  </devices>
                </domain>
                """.formatted(name, CACHE.resolve("vmlinuz"), CACHE.resolve("initrd.img"), elements, disk, devices);
    }

    /** Writes a document where virsh can read it. */
    public String file(String document) {
        try {
            return Files.writeString(daemon.root().resolve(name + ".xml"), document)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a virsh command on it and gives its output; fails the test if it fails. */
    public String virsh(String command, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = command;
        words[1] = name;
        System.arraycopy(more, 0, words, 2, more.length);
        return daemon.virsh("qemu").call(words);
    }

    /** Its state as virsh tells it, such as {@code running (booted)}. */
    public String state() {
        return virsh("domstate", "--reason");
    }

    /** Waits until it has the state. */
    public void awaitState(String state) {
        Await.until("guest '" + name + "' is " + state, () -> state().equals(state), this::state);
    }

    /** Opens its console as a person does. */
    public Background console() {
        Background console =
                Background.onTerminal(List.of("virsh", "-c", daemon.uri("qemu"), "console", name, "--force"));
        console.awaitSaid("Escape character");
        return console;
    }

    /** Has the guest's shell run a command and waits for what it prints. */
    public String ask(String command) {
        try (Background console = console()) {
            String mark = "answer-" + System.nanoTime();
            // The dollar sign tells an echo of what was typed from the answer.
            Pattern answer = Pattern.compile(mark + " ([^$]*?) ?end\\s");
            int[] tries = {0};
            Await.until(
                    "guest '" + name + "' answers '" + command + "'",
                    () -> {
                        // Typed again and again: the guest may still boot, and what came before it listens is lost.
                        if (tries[0]++ % 40 == 0) {
                            console.type("echo " + mark + " $(" + command + ") end");
                        }
                        return answer.matcher(console.said()).find();
                    },
                    console::said);
            Matcher matcher = answer.matcher(console.said());
            return matcher.find() ? matcher.group(1).strip() : "";
        }
    }

    /** Ends it and removes its definition, whatever its state. */
    public void remove() {
        Virsh virsh = daemon.virsh("qemu");
        virsh.run("destroy", name);
        virsh.run("undefine", name, "--managed-save");
    }
}
