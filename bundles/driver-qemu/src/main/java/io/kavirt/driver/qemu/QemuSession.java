package io.kavirt.driver.qemu;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainJobs;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.DomainSaving;
import io.kavirt.api.domain.DomainStatistics;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.QemuMonitor;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.host.Host;
import io.kavirt.driver.qemu.facet.Domain;
import io.kavirt.driver.qemu.facet.QemuConsole;
import io.kavirt.driver.qemu.facet.QemuDomains;
import io.kavirt.driver.qemu.facet.QemuHost;
import io.kavirt.driver.qemu.facet.QemuInspection;
import io.kavirt.driver.qemu.facet.QemuJobs;
import io.kavirt.driver.qemu.facet.QemuLifecycle;
import io.kavirt.driver.qemu.facet.QemuMonitorCommands;
import io.kavirt.driver.qemu.facet.QemuResources;
import io.kavirt.driver.qemu.facet.QemuSaving;
import io.kavirt.driver.qemu.facet.QemuStatistics;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connection to the one set of domains that the driver has. */
final class QemuSession implements DriverSession {
    /** The classes of the facets that sessions give out. */
    static final Set<Class<?>> FACETS = Set.of(
            QemuHost.class,
            QemuDomains.class,
            QemuLifecycle.class,
            QemuInspection.class,
            QemuResources.class,
            QemuStatistics.class,
            QemuConsole.class,
            QemuSaving.class,
            QemuJobs.class,
            QemuMonitorCommands.class);

    private static final Map<Class<?>, ConnectionFacet> OF_CONNECTION =
            Map.of(Host.class, QemuHost::new, Domains.class, QemuDomains::new);
    private static final Map<Class<?>, ObjectFacet> OF_DOMAIN = Map.of(
            DomainLifecycle.class, QemuLifecycle::new,
            DomainInspection.class, QemuInspection::new,
            DomainResources.class, QemuResources::new,
            DomainStatistics.class, QemuStatistics::new,
            DomainConsole.class, QemuConsole::new,
            DomainSaving.class, QemuSaving::new,
            DomainJobs.class, QemuJobs::new,
            QemuMonitor.class, QemuMonitorCommands::new);

    private final Hypervisor hypervisor;
    private final String uri;

    QemuSession(Hypervisor hypervisor, String uri) {
        this.hypervisor = hypervisor;
        this.uri = uri;
    }

    private interface ConnectionFacet {
        Object of(Hypervisor hypervisor, Call call);
    }

    private interface ObjectFacet {
        Object of(Hypervisor hypervisor, Call call, ManagedDomain domain);
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String eventScope() {
        return Hypervisor.SCOPE;
    }

    @Override
    public <F> Optional<F> facet(Call call, Class<F> facet) {
        ConnectionFacet found = OF_CONNECTION.get(facet);
        return found == null ? Optional.empty() : Optional.of(facet.cast(found.of(hypervisor, call)));
    }

    @Override
    public <F> Optional<F> facet(Call call, ObjectRef object, Class<F> facet) {
        ObjectFacet found = OF_DOMAIN.get(facet);
        if (found == null || !(object instanceof DomainRef ref)) {
            return Optional.empty();
        }
        return Optional.of(facet.cast(found.of(hypervisor, call, Domain.of(hypervisor.inventory(), ref))));
    }

    @Override
    public boolean supportsFeature(int feature) {
        return QemuDriver.hasFeature(feature);
    }

    @Override
    public void close() {
        // Nothing belongs to one session.
    }
}
