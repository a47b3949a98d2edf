package io.kavirt.driver.qemu.guest;

import io.kavirt.api.DomainRef;
import io.kavirt.api.driver.EventSink;
import io.kavirt.api.event.CrashedDetail;
import io.kavirt.api.event.DefinedDetail;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.PmSuspendedDetail;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.ShutdownDetail;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.api.event.UndefinedDetail;

/** Publishes what happens to domains. */
public final class Events {
    private final EventSink sink;

    public Events(EventSink sink) {
        this.sink = sink;
    }

    /** Publishes any event. */
    public void publish(DomainEvent event) {
        sink.publish(event);
    }

    public void defined(DomainRef domain, DefinedDetail detail) {
        lifecycle(domain, LifecycleType.DEFINED, detail.code());
    }

    public void undefined(DomainRef domain, UndefinedDetail detail) {
        lifecycle(domain, LifecycleType.UNDEFINED, detail.code());
    }

    void started(DomainRef domain, StartedDetail detail) {
        lifecycle(domain, LifecycleType.STARTED, detail.code());
    }

    void suspended(DomainRef domain, SuspendedDetail detail) {
        lifecycle(domain, LifecycleType.SUSPENDED, detail.code());
    }

    void resumed(DomainRef domain, ResumedDetail detail) {
        lifecycle(domain, LifecycleType.RESUMED, detail.code());
    }

    void stopped(DomainRef domain, StoppedDetail detail) {
        lifecycle(domain, LifecycleType.STOPPED, detail.code());
    }

    void shutdown(DomainRef domain, ShutdownDetail detail) {
        lifecycle(domain, LifecycleType.SHUTDOWN, detail.code());
    }

    void pmSuspended(DomainRef domain, PmSuspendedDetail detail) {
        lifecycle(domain, LifecycleType.PMSUSPENDED, detail.code());
    }

    void crashed(DomainRef domain, CrashedDetail detail) {
        lifecycle(domain, LifecycleType.CRASHED, detail.code());
    }

    private void lifecycle(DomainRef domain, LifecycleType type, int detail) {
        sink.publish(new DomainEvent.Lifecycle(domain, type, detail));
    }
}
