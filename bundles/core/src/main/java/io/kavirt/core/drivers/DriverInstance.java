package io.kavirt.core.drivers;

import io.kavirt.api.DomainRef;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.DriverStatus;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.core.CallControl;
import io.kavirt.core.CoreCall;
import io.kavirt.core.Operation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of a driver, from the moment it is announced until it is gone. Calls take leases on it; once it is leaving it
 * gives no more, and its departure waits for those that are out.
 */
public final class DriverInstance {
    private static final Logger LOG = LoggerFactory.getLogger(DriverInstance.class);

    /** Added to the count of leases while leaving: the count is negative then, and this value once all are back. */
    private static final int LEAVING = Integer.MIN_VALUE;

    private final Offer offer;
    private final AtomicInteger leases = new AtomicInteger();
    private final Set<CallControl> waitingCalls = ConcurrentHashMap.newKeySet();
    private final Set<Departure> users = ConcurrentHashMap.newKeySet();
    private volatile DriverStatus status = DriverStatus.PROBING;
    private volatile String reason = "";
    private volatile @Nullable Promptness promptness;
    private volatile @Nullable SessionRequest lastRequest;

    /** Told when the instance is gone, so that nothing of it is kept. */
    public interface Departure {
        /** Forget all that belongs to the instance; no call runs in it any more. */
        void departed(DriverInstance instance);
    }

    DriverInstance(Offer offer, @Nullable SessionRequest lastRequest) {
        this.offer = offer;
        this.lastRequest = lastRequest;
    }

    /** What was announced. */
    public Offer offer() {
        return offer;
    }

    /** The driver itself; made now if nobody asked before. */
    public Driver driver() {
        return (Driver) offer.service();
    }

    /** Takes a lease, unless the driver is leaving. */
    public boolean tryAcquire() {
        int count = leases.get();
        while (count >= 0) {
            if (leases.compareAndSet(count, count + 1)) {
                return true;
            }
            count = leases.get();
        }
        return false;
    }

    /** Gives a lease back. */
    public void release() {
        if (leases.decrementAndGet() == LEAVING) {
            synchronized (leases) {
                leases.notifyAll();
            }
        }
    }

    /** Names a call that holds a lease and may wait, so that it can be cancelled if it holds up a departure. */
    public void running(CallControl call) {
        waitingCalls.add(call);
    }

    /** The call is over. */
    public void ended(CallControl call) {
        waitingCalls.remove(call);
    }

    /** Opens a session for {@code user}, who is told of the departure. */
    public DriverSession open(SessionRequest request, Departure user) {
        DriverSession session = driver().open(request);
        lastRequest = request;
        users.add(user);
        return session;
    }

    /** The user's session is closed. */
    public void removeUser(Departure user) {
        users.remove(user);
    }

    /** Whether the driver answers an operation from memory. */
    public boolean isPrompt(Operation operation) {
        Promptness known = promptness;
        if (known == null) {
            known = new Promptness(driver().facetClasses());
            promptness = known;
        }
        return known.isPrompt(operation);
    }

    /** How many calls run in it. */
    public int leases() {
        return leases.get() & Integer.MAX_VALUE;
    }

    /** How many sessions it has. */
    public int sessions() {
        return users.size();
    }

    /** Whether it can serve. */
    public DriverStatus status() {
        return leases.get() < 0 ? DriverStatus.LEAVING : status;
    }

    /** Why it cannot serve, else empty. */
    public String reason() {
        return reason;
    }

    /** The driver's name, or its bundle's where the driver cannot tell. */
    public String name() {
        if (!servesConnections()) {
            return offer.bundle();
        }
        try {
            return driver().name();
        } catch (RuntimeException e) {
            LOG.debug("bundle {} has no driver to name", offer.bundle(), e);
            return offer.bundle();
        }
    }

    /** Whether connections can be bound to it; a driver that only has to do with the daemon as a whole serves none. */
    public boolean servesConnections() {
        return offer.kinds().stream().anyMatch(kind -> kind != DriverKind.STATE);
    }

    void become(DriverStatus newStatus, String why) {
        reason = why;
        status = newStatus;
    }

    boolean serves(DriverKind kind) {
        return offer.kinds().contains(kind);
    }

    @Nullable
    StateDriver stateDriver() {
        return serves(DriverKind.STATE) ? (StateDriver) offer.service() : null;
    }

    /** Gives no more leases from now on. */
    void leave() {
        leases.addAndGet(LEAVING);
    }

    /** Waits for the leases that are out; cancels what is left after {@code bound}. Returns how many calls never came back. */
    int drain(Duration bound, Duration afterCancel) {
        if (!awaitLeases(bound)) {
            waitingCalls.forEach(CallControl::cancel);
            awaitLeases(afterCancel);
        }
        return leases();
    }

    /** The last request for a session of it or of the instance before. */
    @Nullable
    SessionRequest lastRequest() {
        return lastRequest;
    }

    /** What it manages; asked when it leaves, for those who want to know what is out of reach. */
    List<DomainRef> lastSeenDomains() {
        SessionRequest request = lastRequest;
        if (request == null || !serves(DriverKind.HYPERVISOR)) {
            return List.of();
        }
        try (DriverSession session = driver().open(request)) {
            return session.facet(new CoreCall(request.identity()), Domains.class)
                    .map(domains -> List.copyOf(domains.listAllDomains(Set.of())))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warn("driver of bundle {} did not tell its domains when it left", offer.bundle(), e);
            return List.of();
        }
    }

    Collection<Departure> users() {
        return List.copyOf(users);
    }

    private boolean awaitLeases(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        synchronized (leases) {
            while (leases.get() != LEAVING) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    leases.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}
