package io.kavirt.core.drivers;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.DriverStatus;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.core.CoreCall;
import io.kavirt.core.CoreSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drivers that are there, those that are leaving, and those that went. No call out is made while its lock is held. */
public final class DriverRegistry {
    private static final Duration RECHECK = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(DriverRegistry.class);

    private final CoreSettings settings;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<DriverInstance> instances = new ArrayList<>();
    private final Map<String, Departed> departed = new LinkedHashMap<>();
    private long generation;

    /** Starts empty; {@code executor} runs what drivers do when they start. */
    public DriverRegistry(CoreSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
    }

    /**
     * A driver that went.
     *
     * @param name its name
     * @param kinds what it was registered as
     * @param schemes the URI schemes that it served
     * @param bundle symbolic name of its bundle
     * @param version version of its bundle
     * @param at when, by {@link System#nanoTime}
     * @param domains what it managed when it went
     * @param lastRequest the last request for a session of it
     */
    public record Departed(
            String name,
            Set<DriverKind> kinds,
            Set<String> schemes,
            String bundle,
            String version,
            long at,
            List<DomainRef> domains,
            @Nullable SessionRequest lastRequest) {}

    /** A new driver is there. */
    public DriverInstance arrived(Offer offer) {
        lock.lock();
        DriverInstance instance;
        try {
            Departed previous = departed.get(offer.bundle());
            instance = new DriverInstance(offer, previous == null ? null : previous.lastRequest());
            instances.add(instance);
            instances.sort(
                    Comparator.comparingInt((DriverInstance i) -> i.offer().ranking())
                            .reversed()
                            .thenComparing(i -> i.offer().bundleId()));
            changed();
        } finally {
            lock.unlock();
        }
        begin(instance);
        return instance;
    }

    /** What a driver does when it starts counts as a call in it, so that a departure waits for that too. */
    private void begin(DriverInstance instance) {
        CoreCall starting = new CoreCall(Identity.ofThisProcess());
        instance.tryAcquire();
        instance.running(starting);
        executor.execute(() -> {
            starting.beginWork();
            try {
                watchReadiness(instance);
                start(instance);
            } finally {
                starting.endWork();
                instance.ended(starting);
                instance.release();
            }
        });
    }

    private void start(DriverInstance instance) {
        try {
            StateDriver state = instance.stateDriver();
            if (state != null) {
                state.start();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("driver of bundle {} did not start", instance.offer().bundle(), e);
            become(instance, DriverStatus.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private void watchReadiness(DriverInstance instance) {
        if (!instance.servesConnections()) {
            become(instance, DriverStatus.READY, "");
            return;
        }
        try {
            instance.driver().ready().whenComplete((ok, error) -> {
                if (error == null) {
                    become(instance, DriverStatus.READY, "");
                } else {
                    become(
                            instance,
                            DriverStatus.UNUSABLE,
                            String.valueOf(rootOf(error).getMessage()));
                }
            });
        } catch (RuntimeException | LinkageError e) {
            LOG.error("driver of bundle {} cannot be used", instance.offer().bundle(), e);
            become(instance, DriverStatus.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private void become(DriverInstance instance, DriverStatus status, String reason) {
        lock.lock();
        try {
            instance.become(status, reason);
            changed();
        } finally {
            lock.unlock();
        }
        if (status == DriverStatus.UNUSABLE) {
            LOG.warn("driver of bundle {} is unusable: {}", instance.offer().bundle(), reason);
        }
    }

    /** The daemon is about to stop: drivers are told, and those that are there go after that. */
    public void stopping() {
        for (DriverInstance instance : present()) {
            StateDriver state = instance.stateDriver();
            if (state != null) {
                try {
                    state.stop();
                } catch (RuntimeException e) {
                    LOG.error(
                            "driver of bundle {} failed to stop",
                            instance.offer().bundle(),
                            e);
                }
            }
        }
    }

    /** A driver is about to go: returns when no call runs in it any more and all who used it have let it go. */
    public void leaving(DriverInstance instance) {
        instance.leave();
        Offer offer = instance.offer();
        int left = instance.drain(settings.drain(), settings.cancelled());
        if (left > 0) {
            LOG.error("driver of bundle {} goes with {} calls still running in it", offer.bundle(), left);
        }
        Departed gone = new Departed(
                instance.name(),
                Set.copyOf(offer.kinds()),
                Set.copyOf(offer.schemes()),
                offer.bundle(),
                offer.version(),
                System.nanoTime(),
                instance.lastSeenDomains(),
                instance.lastRequest());
        for (DriverInstance.Departure user : instance.users()) {
            user.departed(instance);
        }
        lock.lock();
        try {
            instances.remove(instance);
            departed.put(offer.bundle(), gone);
            changed();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Finds the driver of a kind for a URI and takes a lease on it. Waits while one is probing, is being replaced, or went no
     * longer ago than the grace.
     *
     * @throws VirtException NO_CONNECT if there is none, OPERATION_ABORTED if the thread was interrupted
     */
    public DriverInstance acquire(DriverKind kind, ConnectUri uri) {
        long probingUntil = System.nanoTime() + settings.probing().toNanos();
        while (true) {
            long seen = generation();
            DriverInstance found = find(kind, uri);
            if (found != null && found.status() == DriverStatus.READY && found.tryAcquire()) {
                return found;
            }
            awaitChange(kind, uri, found, seen, probingUntil);
        }
    }

    /** The driver that is to serve; one that is leaving only if there is no other. */
    private @Nullable DriverInstance find(DriverKind kind, ConnectUri uri) {
        DriverInstance leaving = null;
        for (DriverInstance instance : candidates(kind, uri.scheme())) {
            if (instance.status() == DriverStatus.LEAVING) {
                leaving = instance;
            } else if (instance.status() == DriverStatus.UNUSABLE || accepts(instance, uri)) {
                return instance;
            }
        }
        return leaving;
    }

    private boolean accepts(DriverInstance instance, ConnectUri uri) {
        try {
            return instance.driver().accepts(uri);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("driver of bundle {} cannot be asked", instance.offer().bundle(), e);
            return false;
        }
    }

    /** Waits for the next change after {@code seen}, or says why there is nothing to wait for. */
    private void awaitChange(
            DriverKind kind, ConnectUri uri, @Nullable DriverInstance found, long seen, long probingUntil) {
        lock.lock();
        try {
            if (generation == seen) {
                long wait = found != null ? boundFor(found, probingUntil) : boundForNext(kind, uri);
                changed.await(wait, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    ErrorDomain.NONE,
                    "the call was cancelled while it waited for a driver");
        } finally {
            lock.unlock();
        }
    }

    /** How long a driver that is there and cannot serve now is waited for, in ns. */
    private long boundFor(DriverInstance found, long probingUntil) {
        return switch (found.status()) {
            case UNUSABLE ->
                throw noConnect("driver of bundle " + found.offer().bundle() + " is unusable: " + found.reason());
            case PROBING -> {
                long wait = probingUntil - System.nanoTime();
                if (wait <= 0) {
                    throw noConnect("driver of bundle " + found.offer().bundle() + " was not ready within "
                            + settings.probing().toSeconds() + " s");
                }
                yield wait;
            }
            // Its departure is bounded and counts as a change; so does what made a ready one refuse a lease.
            case READY, LEAVING, MISSING -> RECHECK.toNanos();
        };
    }

    /** How long the next instance of a driver that went is waited for, in ns. */
    private long boundForNext(DriverKind kind, ConnectUri uri) {
        Departed gone = departedFor(kind, uri.scheme());
        if (gone == null || hasCandidates(kind, uri.scheme())) {
            throw nobody(kind, uri);
        }
        long wait = gone.at() + settings.grace().toNanos() - System.nanoTime();
        if (wait <= 0) {
            throw noConnect("driver " + gone.name() + ", which serves '" + uri.text()
                    + "', was removed; install it again to go on");
        }
        return wait;
    }

    private long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        generation++;
        changed.signalAll();
    }

    private boolean hasCandidates(DriverKind kind, String scheme) {
        return instances.stream()
                .anyMatch(i -> i.serves(kind) && i.offer().schemes().contains(scheme));
    }

    private @Nullable Departed departedFor(DriverKind kind, String scheme) {
        return departed.values().stream()
                .filter(gone -> gone.kinds().contains(kind) && gone.schemes().contains(scheme))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private VirtException nobody(DriverKind kind, ConnectUri uri) {
        Set<String> schemes = new TreeSet<>();
        instances.stream()
                .filter(i -> i.serves(kind))
                .forEach(i -> schemes.addAll(i.offer().schemes()));
        return noConnect(
                "no driver accepts connection URI '" + uri.text() + "'; the installed drivers serve the schemes "
                        + (schemes.isEmpty() ? "(none)" : String.join(", ", schemes)));
    }

    private static VirtException noConnect(String message) {
        return new VirtException(ErrorCode.NO_CONNECT, ErrorDomain.NONE, message);
    }

    private List<DriverInstance> candidates(DriverKind kind, String scheme) {
        lock.lock();
        try {
            return instances.stream()
                    .filter(i -> i.serves(kind) && i.offer().schemes().contains(scheme))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The drivers that are there, in the order in which they are asked. */
    public List<DriverInstance> present() {
        lock.lock();
        try {
            return List.copyOf(instances);
        } finally {
            lock.unlock();
        }
    }

    /** The drivers that went and have not come back. */
    public List<Departed> gone() {
        lock.lock();
        try {
            Set<String> there = new TreeSet<>();
            instances.forEach(i -> there.add(i.offer().bundle()));
            return departed.values().stream()
                    .filter(gone -> !there.contains(gone.bundle()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
