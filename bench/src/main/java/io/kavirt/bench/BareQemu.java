package io.kavirt.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bare binary, driven over QMP: what a guest costs without any daemon. */
final class BareQemu implements AutoCloseable {
    private final Process process;
    private final SocketChannel channel;
    private final BufferedReader replies;

    /** Starts a guest and returns when it runs. */
    BareQemu(Path folder, GuestImage image) throws IOException, InterruptedException {
        Path monitor = folder.resolve("bare.qmp");
        Files.deleteIfExists(monitor);
        process = new ProcessBuilder(
                        "qemu-system-x86_64",
                        "-machine",
                        "pc,accel=tcg,usb=off",
                        "-m",
                        "128",
                        "-smp",
                        "1",
                        "-S",
                        "-display",
                        "none",
                        "-vga",
                        "none",
                        "-nodefaults",
                        "-no-user-config",
                        "-serial",
                        "pty",
                        "-device",
                        "virtio-balloon-pci",
                        "-qmp",
                        "unix:" + monitor + ",server=on,wait=off",
                        "-kernel",
                        image.kernel().toString(),
                        "-initrd",
                        image.initrd().toString(),
                        "-append",
                        GuestImage.COMMAND_LINE)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile())
                .start();
        channel = connect(monitor);
        replies = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        replies.readLine();
        command("qmp_capabilities");
        command("cont");
        if (!command("query-status").contains("\"running\": true")) {
            throw new IOException("the bare guest does not run");
        }
    }

    private SocketChannel connect(Path monitor) throws IOException, InterruptedException {
        while (true) {
            SocketChannel attempt = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                attempt.connect(UnixDomainSocketAddress.of(monitor));
                return attempt;
            } catch (IOException e) {
                attempt.close();
                if (!process.isAlive()) {
                    throw new IOException("qemu-system-x86_64 ended with code " + process.exitValue(), e);
                }
                Thread.sleep(1);
            }
        }
    }

    private String command(String name) throws IOException {
        channel.write(StandardCharsets.UTF_8.encode("{\"execute\": \"" + name + "\"}\n"));
        while (true) {
            String line = replies.readLine();
            if (line == null) {
                throw new EOFException("QEMU closed its monitor during " + name);
            }
            if (line.startsWith("{\"return\"")) {
                return line;
            }
        }
    }

    /** Ends the guest and waits until the process is gone. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
