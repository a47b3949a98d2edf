package io.kavirt.testkit;

import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainJobs;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.DomainSaving;
import io.kavirt.api.domain.DomainStatistics;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.host.Host;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

/** Calls a driver as core does. A facet that the driver does not give refuses every operation with NO_SUPPORT. */
public final class OpenSession implements AutoCloseable {
    private final DriverSession session;

    private OpenSession(DriverSession session) {
        this.session = session;
    }

    /** Opens a session of this process, without flags. */
    public static OpenSession open(Driver driver, String uri) {
        return open(driver, request(uri));
    }

    /** Opens a session; core opens one again with the same request after an upgrade. */
    public static OpenSession open(Driver driver, SessionRequest request) {
        return new OpenSession(driver.open(request));
    }

    /** A request of this process, without flags. */
    public static SessionRequest request(String uri) {
        return new SessionRequest(ConnectUri.parse(uri), Set.of(), Identity.ofThisProcess());
    }

    /** The session itself. */
    public DriverSession session() {
        return session;
    }

    /** Operations of the connection. */
    public <F> F of(Class<F> facet) {
        return orRefusing(session.facet(new FakeCall(), facet), facet);
    }

    /** Operations of a domain. */
    public <F> F of(DomainRef domain, Class<F> facet) {
        return orRefusing(session.facet(new FakeCall(), domain, facet), facet);
    }

    /** The host. */
    public Host host() {
        return of(Host.class);
    }

    /** The domains. */
    public Domains domains() {
        return of(Domains.class);
    }

    /** Starting and stopping a domain. */
    public DomainLifecycle lifecycle(DomainRef domain) {
        return of(domain, DomainLifecycle.class);
    }

    /** What a domain is and does. */
    public DomainInspection inspection(DomainRef domain) {
        return of(domain, DomainInspection.class);
    }

    /** Memory and processors of a domain. */
    public DomainResources resources(DomainRef domain) {
        return of(domain, DomainResources.class);
    }

    /** Figures of a domain. */
    public DomainStatistics statistics(DomainRef domain) {
        return of(domain, DomainStatistics.class);
    }

    /** Consoles of a domain. */
    public DomainConsole console(DomainRef domain) {
        return of(domain, DomainConsole.class);
    }

    /** Saved states of a domain. */
    public DomainSaving saving(DomainRef domain) {
        return of(domain, DomainSaving.class);
    }

    /** The job of a domain. */
    public DomainJobs jobs(DomainRef domain) {
        return of(domain, DomainJobs.class);
    }

    @Override
    public void close() {
        session.close();
    }

    private static <F> F orRefusing(Optional<F> facet, Class<F> type) {
        return facet.orElseGet(() -> type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, InvocationHandler::invokeDefault)));
    }
}
