package io.kavirt.core;

import io.kavirt.api.ObjectRef;
import io.kavirt.api.connection.Subscription;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.event.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A client's connection as core holds it. Used by many threads at once; outlives the drivers that serve it. */
@ProviderType
public interface GatewaySession extends AutoCloseable {
    /** What {@link #tryCall} answers when the operation may have to wait. */
    Object WOULD_WAIT = new Object();

    /** The URI in its full form. */
    String uri();

    /** Who the client is. */
    Identity identity();

    /** Starts a call, by which it can be cancelled. */
    CallControl newCall();

    /**
     * Runs an operation if its driver is there and answers it from memory ({@code Prompt}); never waits.
     *
     * @param object what it works on; null for operations of the connection
     * @param arguments in the order of the method's parameters
     * @return the result (null for none), or {@link #WOULD_WAIT} if nothing was done and {@link #call} is to be used
     * @throws io.kavirt.api.VirtException what the operation throws, or ACCESS_DENIED and OPERATION_DENIED
     */
    @Nullable
    Object tryCall(Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments);

    /**
     * Whether {@link #call} would first wait for the operation's driver to come, or for a session on it: such calls should not keep
     * others from the threads that they share.
     */
    boolean awaitsDriver(Operation operation);

    /** Runs an operation; may wait for the driver and for what the operation does. */
    @Nullable
    Object call(CallControl call, Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments);

    /** Whether the driver can do what one of libvirt's driver feature numbers stands for. May wait. */
    boolean supportsFeature(int feature);

    /**
     * Asks for events. May wait for the driver that knows the events' scope.
     *
     * @param listener called in order on the publisher's thread; it must not wait
     */
    <E extends Event> Subscription subscribe(Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener);

    /** Ends the session: cancels its calls, ends its subscriptions, gives its drivers' sessions back. May wait. */
    @Override
    void close();
}
