package io.kavirt.driver.test;

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
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.host.Host;
import java.util.Optional;
import java.util.Set;

/** A connection to one host. */
final class TestSession implements DriverSession {
    static final Set<Class<?>> FACETS = Set.of(
            HostFacet.class,
            DomainsFacet.class,
            LifecycleFacet.class,
            InspectionFacet.class,
            ResourcesFacet.class,
            StatisticsFacet.class,
            ConsoleFacet.class,
            SavingFacet.class,
            JobsFacet.class);

    private final String uri;
    private final TestHost host;
    private final Optional<HostFacet> hostFacet;
    private final Optional<DomainsFacet> domainsFacet;
    private final Runnable whenClosed;
    private boolean closed;

    TestSession(String uri, TestHost host, Runnable whenClosed) {
        this.uri = uri;
        this.host = host;
        this.hostFacet = Optional.of(new HostFacet(host));
        this.domainsFacet = Optional.of(new DomainsFacet(host));
        this.whenClosed = whenClosed;
    }

    TestHost host() {
        return host;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String eventScope() {
        return host.scope();
    }

    @Override
    public <F> Optional<F> facet(Call call, Class<F> facet) {
        if (facet == Host.class) {
            return hostFacet.map(facet::cast);
        }
        if (facet == Domains.class) {
            return domainsFacet.map(facet::cast);
        }
        return Optional.empty();
    }

    @Override
    public <F> Optional<F> facet(Call call, ObjectRef object, Class<F> facet) {
        Object found = object instanceof DomainRef ref ? ofDomain(host.get(ref), facet) : null;
        return Optional.ofNullable(facet.cast(found));
    }

    private static Object ofDomain(TestDomain domain, Class<?> facet) {
        if (facet == DomainInspection.class) {
            return new InspectionFacet(domain);
        }
        if (facet == DomainLifecycle.class) {
            return new LifecycleFacet(domain);
        }
        if (facet == DomainResources.class) {
            return new ResourcesFacet(domain);
        }
        if (facet == DomainStatistics.class) {
            return new StatisticsFacet(domain);
        }
        if (facet == DomainSaving.class) {
            return new SavingFacet(domain);
        }
        if (facet == DomainConsole.class) {
            return new ConsoleFacet(domain);
        }
        return facet == DomainJobs.class ? new JobsFacet(domain) : null;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.run();
    }
}
