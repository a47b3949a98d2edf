package io.kavirt.driver.test;

import io.kavirt.api.Code;
import io.kavirt.api.DomainRef;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import java.util.function.UnaryOperator;

/** A domain of a host. Reading takes the snapshot; changes happen one at a time on a host. */
final class TestDomain {
    private final TestHost host;
    private volatile Snapshot snapshot;

    TestDomain(TestHost host, Snapshot snapshot) {
        this.host = host;
        this.snapshot = snapshot;
    }

    TestHost host() {
        return host;
    }

    Snapshot now() {
        return snapshot;
    }

    /** For the host alone, which holds its lock. */
    void set(Snapshot next) {
        snapshot = next;
    }

    /**
     * Changes the domain.
     *
     * @throws io.kavirt.api.VirtException NO_DOMAIN if it was removed meanwhile, or what {@code change} throws
     */
    void change(UnaryOperator<Snapshot> change) {
        synchronized (host) {
            host.requirePresent(this);
            snapshot = change.apply(snapshot);
        }
    }

    /** As {@link #change}, for an active domain. */
    void changeActive(UnaryOperator<Snapshot> change) {
        change(before -> {
            if (!before.isActive()) {
                throw Refusal.notRunning(before);
            }
            return change.apply(before);
        });
    }

    /** The snapshot of an active domain. */
    Snapshot active() {
        Snapshot now = snapshot;
        if (!now.isActive()) {
            throw Refusal.notRunning(now);
        }
        return now;
    }

    void tell(DomainRef ref, LifecycleType type, Code detail) {
        host.publish(new DomainEvent.Lifecycle(ref, type, detail.code()));
    }
}
