package io.kavirt.driver.qemu;

import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.driver.qemu.guest.QemuSettings;
import io.kavirt.testkit.Behaviour;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.HypervisorContractTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, kept with real guests: the BIOS is all that runs in them. */
class QemuContractTest extends HypervisorContractTest {
    private static WarmContext warm;

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

    @Override
    protected FakeDriverContext createContext() {
        return warm.context();
    }

    @Override
    protected HypervisorDriver createDriver(DriverContext context) {
        return new QemuDriver(context, QemuSettings.defaults());
    }

    @Override
    protected void stopDriver(HypervisorDriver driver) {
        ((QemuDriver) driver).close();
    }

    @Override
    protected String uri() {
        return "qemu:///session";
    }

    @Override
    protected String domainXml(String name, UUID uuid) {
        return "<domain type='qemu'><name>" + name + "</name><uuid>" + uuid + "</uuid>"
                + "<memory unit='MiB'>64</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>"
                + "<devices><serial type='pty'/><graphics type='vnc' autoport='yes'/></devices></domain>";
    }

    @Override
    protected Set<String> lackedOperations() {
        return Set.of(
                "DomainLifecycle.autostartOnce",
                "DomainLifecycle.setAutostartOnce",
                "DomainResources.setVcpu",
                "Host.sysinfo");
    }

    @Override
    protected Set<Behaviour> lackedBehaviours() {
        // The BIOS does not listen to the power button.
        return Set.of(Behaviour.OBEDIENT_GUEST);
    }
}
