package io.kavirt.driver.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.QemuSettings;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.OpenSession;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong around real guests, and what is left afterwards. */
class QemuFailureTest {
    private static final UUID ID = UUID.fromString("0e2c6a10-1c1f-4a92-9b55-2f3b0d7a5a11");

    private static WarmContext warm;

    private FakeDriverContext context;
    private QemuDriver driver;
    private OpenSession session;

    @BeforeAll
    static void askQemu() {
        warm = WarmContext.ask();
    }

    @AfterAll
    static void forget() {
        if (warm != null) {
            warm.delete();
        }
    }

    @BeforeEach
    void begin() {
        context = warm.context();
        start();
    }

    @AfterEach
    void end() {
        for (DomainRef domain : session.domains().listAllDomains(Set.of())) {
            if (session.inspection(domain).isActive()) {
                session.lifecycle(domain).destroyFlags(Set.of());
            }
        }
        driver.close();
        context.close();
    }

    private void start() {
        driver = new QemuDriver(context, QemuSettings.defaults());
        driver.start();
        session = OpenSession.open(driver, "qemu:///session");
    }

    private DomainRef define(String devices, String arguments) {
        String xml = "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>vm</name><uuid>"
                + ID + "</uuid><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>"
                + "<devices>" + devices + "</devices><qemu:commandline>" + arguments + "</qemu:commandline></domain>";
        return session.domains().domainDefineXMLFlags(xml, Set.of());
    }

    private List<String> left(String folder) {
        try (Stream<Path> files = Files.walk(context.root().resolve(folder))) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("autostarted"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<ProcessHandle> guests() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(ID.toString()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Test
    void aGuestThatFailsToStartLeavesNothingAndItsLogIsTold() {
        DomainRef domain = define("", "<qemu:arg value='-nonesuch'/>");

        assertThatThrownBy(() -> session.lifecycle(domain).createWithFlags(Set.of()))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining("-nonesuch: invalid option")
                .hasMessageContaining("exit status 1");

        assertThat(left("run")).isEmpty();
        assertThat(guests()).isEmpty();
        assertThat(session.inspection(domain).state(Set.of()))
                .isEqualTo(new StateAndReason(DomainState.SHUTOFF, ShutoffReason.FAILED.code()));
        define("", "");
        assertThat(session.lifecycle(domain).createWithFlags(Set.of()).id()).isEqualTo(2);
    }

    @Test
    void aTransientGuestThatFailsToStartIsGone() {
        String xml = "<domain type='qemu'><name>vm</name><memory unit='MiB'>16</memory>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file'>"
                + "<source file='/nonesuch.img'/><target dev='vda' bus='virtio'/></disk></devices></domain>";

        assertThatThrownBy(() -> session.domains().domainCreateXML(xml, Set.of()))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("/nonesuch.img");

        assertThat(session.domains().listAllDomains(Set.of())).isEmpty();
        assertThat(left("run")).isEmpty();
    }

    @Test
    void aGuestThatDiesWhileNobodyLooksIsTold() {
        DomainRef domain = session.lifecycle(define("", "")).createWithFlags(Set.of());
        driver.close();
        guests().forEach(ProcessHandle::destroyForcibly);
        guests().forEach(process -> process.onExit().join());
        start();

        assertThat(session.inspection(domain).state(Set.of()))
                .isEqualTo(new StateAndReason(DomainState.SHUTOFF, ShutoffReason.CRASHED.code()));
        assertThat(context.events("system").lifecycle(ID))
                .anyMatch(event ->
                        event.type() == LifecycleType.STOPPED && event.detail() == StoppedDetail.FAILED.code());
        assertThat(left("run")).isEmpty();
    }

    @Test
    void aDaemonThatWasKilledFindsItsGuestBySocket() throws IOException {
        DomainRef domain = session.lifecycle(define("", "")).createWithFlags(Set.of());
        loseHandover();
        start();

        assertThat(session.domains().domainLookupByID(domain.id())).isEqualTo(domain);
        assertThat(session.inspection(domain).state(Set.of()))
                .isEqualTo(new StateAndReason(DomainState.RUNNING, RunningReason.BOOTED.code()));
        session.lifecycle(domain).suspend();
        assertThat(session.inspection(domain).state(Set.of()).state()).isEqualTo(DomainState.PAUSED);
    }

    @Test
    void aDamagedLiveStateIsSetAsideAndTheGuestIsManagedAllTheSame() throws IOException {
        DomainRef domain = session.lifecycle(define("", "")).createWithFlags(Set.of());
        loseHandover();
        Path live = context.root().resolve("run/qemu/guests").resolve(ID + ".json");
        Files.writeString(live, "{\"format\": \"kavirt");
        start();

        assertThat(session.domains().domainLookupByID(domain.id())).isEqualTo(domain);
        assertThat(session.inspection(domain).state(Set.of()).state()).isEqualTo(DomainState.RUNNING);
        session.lifecycle(domain).destroyFlags(Set.of());
        assertThat(guests()).isEmpty();
    }

    /** Leaves what a killed daemon leaves: files and processes, and no connection. */
    private void loseHandover() throws IOException {
        driver.close();
        for (Object value : context.handover().take("qemu", ID.toString()).values()) {
            if (value instanceof SocketChannel socket) {
                socket.close();
            }
        }
    }

    @Test
    void manyClientsStartAndStopOneDomain() throws Exception {
        DomainRef domain = define("", "");
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Future<?>> work = new ArrayList<>();
        for (int client = 0; client < 6; client++) {
            boolean starts = client % 2 == 0;
            work.add(pool.submit(() -> {
                for (int i = 0; i < 5; i++) {
                    attempt(domain, starts);
                }
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        pool.shutdown();
        boolean active = session.inspection(domain).isActive();
        assertThat(guests()).hasSize(active ? 1 : 0);
    }

    private void attempt(DomainRef domain, boolean start) {
        try {
            if (start) {
                session.lifecycle(domain).createWithFlags(Set.of());
            } else {
                session.lifecycle(domain).destroyFlags(Set.of());
            }
        } catch (VirtException e) {
            assertThat(e.code()).as(e.getMessage()).isIn(ErrorCode.OPERATION_INVALID, ErrorCode.OPERATION_ABORTED);
        }
    }
}
