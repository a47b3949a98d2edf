package io.kavirt.driver.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kavirt.api.ErrorDomain;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.QemuProbe;
import io.kavirt.driver.qemu.complete.DomainCompletion;
import io.kavirt.driver.qemu.complete.StartPlan;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the host's QEMU, stopped before its first instruction, with what was built. */
class RealStartTest {
    private static final Path BINARY = Path.of("/usr/bin/qemu-system-x86_64");
    private static final ReadOptions READ =
            new ReadOptions(ErrorDomain.QEMU, true, false, XmlExtensions.of(List.of(QemuNamespace.class)));
    private static QemuCapabilities qemu;

    @TempDir
    Path folder;

    @BeforeAll
    static void probe() {
        assumeTrue(Files.isExecutable(BINARY), "skipped: there is no " + BINARY);
        qemu = new QemuProbe().probe(BINARY, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bare-pc",
                "bare-q35",
                "full-pc",
                "full-q35",
                "usb-pc",
                "scsi-q35",
                "ich9-q35",
                "legacy-q35",
                "qxl-pc",
                "many-pc"
            })
    void starts(String name) throws Exception {
        QemuCommandLine line = build(document(name));
        List<String> command = new ArrayList<>(List.of(line.program().toString()));
        command.addAll(line.arguments());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Json status;
            try {
                status = converse(process, log, line);
            } catch (IOException e) {
                throw new AssertionError("QEMU ended; it printed: " + Files.readString(log), e);
            }
            assertThat(status.at("return").at("status").asString()).isEqualTo("prelaunch");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Json converse(Process process, Path log, QemuCommandLine line) throws Exception {
        try (SocketChannel channel = connect(process, log)) {
            BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            assertThat(in.readLine()).as(Files.readString(log)).contains("QMP");
            ask(channel, in, "{\"execute\":\"qmp_capabilities\"}");
            for (QemuCommandLine.MonitorCommand setup : line.setup()) {
                ask(channel, in, "{\"execute\":\"" + setup.execute() + "\",\"arguments\":" + setup.arguments() + "}");
            }
            Json status = ask(channel, in, "{\"execute\":\"query-status\"}");
            // QEMU drops what it has not yet read when its peer goes.
            ask(channel, in, "{\"execute\":\"quit\"}");
            return status;
        }
    }

    /** The socket's file is there a moment before QEMU listens on it. */
    private SocketChannel connect(Process process, Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(folder.resolve("qmp")));
                return channel;
            } catch (IOException e) {
                channel.close();
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(20);
            }
        }
    }

    private Json ask(SocketChannel channel, BufferedReader in, String question) throws IOException {
        channel.write(ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8)));
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            Json answer = Json.parse(text);
            if (answer.has("return")) {
                return answer;
            }
            assertThat(answer.has("error")).as(question + " -> " + text).isFalse();
        }
        throw new IOException("no answer to " + question);
    }

    private QemuCommandLine build(String xml) {
        DomainCompletion completion = new DomainCompletion();
        DomainDefinition complete = completion.forDefine(XmlBinder.read(DomainDefinition.class, xml, READ), qemu);
        DomainDefinition checked = StartChecks.checkStartable(complete, qemu);
        StartPlan plan = new StartPlan(1, folder.toString(), "127.0.0.1", RealStartTest::freePort, () -> "unused");
        DomainDefinition live = completion.forStart(checked, qemu, plan);
        return QemuCommandLine.of(live, qemu, StartContext.of(folder.resolve("qmp")));
    }

    private static int freePort() {
        for (int port = 5950; port < 6000; port++) {
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Taken by another; the next may be free.
            }
        }
        throw new IllegalStateException("no port from 5950 to 5999 is free");
    }

    private String document(String name) throws IOException {
        for (String image : List.of("a.img", "b.img", "c.img", "d.img", "cd.iso", "fd.img")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(image).toFile(), "rw")) {
                file.setLength(1_474_560);
            }
        }
        try (InputStream in = getClass().getResourceAsStream("real/" + name + ".xml")) {
            assertThat(in).as("document " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@DIR@", folder.toString());
        }
    }
}
