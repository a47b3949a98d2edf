package io.kavirt.driver.test;

import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.testkit.HypervisorContractTest;
import java.util.Set;
import java.util.UUID;

/** The contract on the shared host. */
class TestDriverContractTest extends HypervisorContractTest {
    @Override
    protected HypervisorDriver createDriver(DriverContext context) {
        return new TestDriver(context);
    }

    @Override
    protected void stopDriver(HypervisorDriver driver) {
        ((TestDriver) driver).stop();
    }

    @Override
    protected String uri() {
        return "test:///default";
    }

    @Override
    protected String domainXml(String name, UUID uuid) {
        return "<domain type='test'><name>" + name + "</name><uuid>" + uuid + "</uuid>"
                + "<memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";
    }

    @Override
    protected Set<String> lackedOperations() {
        return Set.of(
                "DomainConsole.openConsole",
                "DomainLifecycle.autostartOnce",
                "DomainLifecycle.setAutostartOnce",
                "DomainResources.setVcpu",
                "DomainSaving.managedSaveDefineXML",
                "DomainSaving.managedSaveXMLDesc",
                "DomainSaving.saveParams",
                "DomainStatistics.blockStatsFlags",
                "Domains.domainRestoreParams",
                "QemuMonitor.monitorCommand");
    }
}
