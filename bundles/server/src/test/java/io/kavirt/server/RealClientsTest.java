package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients that people have: virsh and libvirt's Python bindings, where they are installed. */
class RealClientsTest {
    private static final Path VIRSH = Path.of("/usr/bin/virsh");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path PYTHON_LIBVIRT = Path.of("/usr/lib/python3/dist-packages/libvirt.py");
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private static TestDaemon daemon;

    @BeforeAll
    static void start() throws IOException {
        daemon = new TestDaemon();
    }

    @AfterAll
    static void stop() throws IOException {
        daemon.close();
    }

    @Test
    void version() throws Exception {
        assertThat(virsh("version", "--daemon")).contains("TEST").contains("Running against daemon: 12.8.0");
    }

    @Test
    void list() throws Exception {
        List<String> lines = virsh("list", "--all").lines().toList();
        assertThat(lines.get(2)).matches(" *1 +guest-1 +running *");
        assertThat(lines).filteredOn(line -> line.contains("guest-")).hasSize(1000);
        assertThat(virsh("list", "--inactive")).doesNotContain("guest");
    }

    @Test
    void aDomainsFigures() throws Exception {
        assertThat(virsh("dominfo", "guest-3"))
                .containsPattern("Id: +3\n")
                .containsPattern("UUID: +00006b61-7669-7274-0000-000000000003\n")
                .containsPattern("CPU time: +3.0s\n")
                .containsPattern("Max memory: +8388608 KiB\n");
        assertThat(virsh("domstate", "guest-3", "--reason")).startsWith("running (booted)");
        assertThat(virsh("dumpxml", "guest-3")).contains("line 99 of a document");
        assertThat(virsh("hostname")).startsWith("h\u00f6st.example");
        assertThat(virsh("nodeinfo")).containsPattern("CPU model: +i686\n");
    }

    @Test
    void errorsAreTold() throws Exception {
        assertThat(virsh("resume", "guest-1"))
                .contains("Failed to resume domain 'guest-1'")
                .contains("DomainLifecycle.resume");
        assertThat(virsh("net-list")).contains("unknown procedure: 52");
        assertThat(virsh("capabilities")).contains("not supported by the connection driver: Host.capabilities");
        assertThat(run(
                        List.of(
                                VIRSH.toString(),
                                "-c",
                                "test+unix:///default?socket=" + daemon.readOnlySocket(),
                                "destroy",
                                "guest-1"),
                        ""))
                .contains("forbidden for read only access");
        assertThat(run(List.of(VIRSH.toString(), "-c", "nope+unix:///x?socket=" + daemon.socket(), "list"), ""))
                .contains("no connection driver available for nope:///x");
    }

    @Test
    void events() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH));
        Process events = start(List.of(VIRSH.toString(), "-c", daemon.uri(), "event", "--all", "--timeout", "20"));
        try {
            // One registration each for the events that virsh knows.
            TestDaemon.await(() -> daemon.hypervisor.gateway.sessions().stream()
                    .anyMatch(session -> session.subscriptionCount() >= 24));
            // The last registrations' replies are on their way.
            Thread.sleep(200);
            daemon.hypervisor.gateway.publish(
                    new DomainEvent.Lifecycle(daemon.hypervisor.domains.get(4), LifecycleType.STOPPED, 1));
            assertThat(finish(events)).contains("event 'lifecycle' for domain 'guest-5': Stopped Destroyed");
        } finally {
            events.destroy();
        }
    }

    @Test
    void console() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH) && Files.isExecutable(SCRIPT));
        daemon.hypervisor.console = new FakeHypervisor.EchoStream();
        Process console = start(
                List.of(SCRIPT.toString(), "-qec", VIRSH + " -c '" + daemon.uri() + "' console guest-1", "/dev/null"));
        try (OutputStream keys = console.getOutputStream()) {
            TestDaemon.await(() -> daemon.hypervisor.console.opened.get() == 1);
            daemon.hypervisor.console.say("login: ");
            // Keys that come before the terminal is raw may be lost.
            Thread.sleep(500);
            keys.write("hello".getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            TestDaemon.await(() -> daemon.hypervisor.console.heard.toString().equals("hello"));
            Thread.sleep(200);
            keys.write(0x1d);
            keys.flush();
            assertThat(finish(console)).contains("login: ").contains("HELLO");
        } finally {
            console.destroy();
        }
    }

    @Test
    void python() throws Exception {
        assumeTrue(Files.exists(PYTHON_LIBVIRT));
        String program = """
                import libvirt, sys, threading, time
                libvirt.registerErrorHandler(lambda context, error: None, None)
                libvirt.virEventRegisterDefaultImpl()
                def loop():
                    while True:
                        libvirt.virEventRunDefaultImpl()
                threading.Thread(target=loop, daemon=True).start()
                c = libvirt.open(sys.argv[1])
                print(c.getType(), c.getLibVersion(), c.isSecure(), len(c.listAllDomains()))
                seen = []
                d = c.lookupByName('guest-9')
                print(d.info(), d.UUIDString())
                event = lambda c, d, e, x, o: seen.append((o, d.name(), e, x))
                c.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, event, 'all')
                c.domainEventRegisterAny(d, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, event, 'one')
                c.registerCloseCallback(lambda c, r, o: None, None)
                c.setKeepAlive(1, 3)
                d.destroy()
                for i in range(100):
                    if len(seen) >= 2:
                        break
                    time.sleep(0.05)
                print(sorted(seen))
                for call in (lambda: c.lookupByName('nobody'), lambda: d.XMLDesc(1 << 20), lambda: c.listAllNetworks()):
                    try:
                        call()
                    except libvirt.libvirtError as e:
                        print(e.get_error_code(), e.get_error_domain(), e.get_error_message())
                s = c.newStream(0)
                d.openConsole(None, s, 0)
                s.send(b'ping')
                print(s.recv(100))
                s.finish()
                c.close()
                """;
        String output = run(List.of(PYTHON.toString(), "-c", program, daemon.uri()), "");
        assertThat(output)
                .contains("TEST 12008000 1 1000\n")
                .contains("[1, 8388608, 2097152, 2, 9000000000] 00006b61-7669-7274-0000-000000000009\n")
                .contains("[('all', 'guest-9', 5, 1), ('one', 'guest-9', 5, 1)]\n")
                .contains("42 12 Domain not found: no domain with the name 'nobody'\n")
                .contains("8 7 unsupported flags 0x100000")
                // The client turns the unknown procedure into "not supported".
                .contains("3 13 unknown procedure: 283\n")
                .contains("b'PING'\n");
    }

    private static String virsh(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(VIRSH.toString(), "-c", daemon.uri()));
        words.addAll(List.of(command));
        return run(words, "");
    }

    private static String run(List<String> command, String input) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(command.get(0))), command.get(0) + " is not installed");
        Process process = start(command);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return finish(process);
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static String finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
