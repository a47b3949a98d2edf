package io.kavirt.core.session;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.core.Operation;
import io.kavirt.core.drivers.DriverInstance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guarded edge around drivers: whatever a driver does, a caller gets a result of the right kind or a {@link VirtException}. */
final class DriverEdge {
    private static final Logger LOG = LoggerFactory.getLogger(DriverEdge.class);

    private DriverEdge() {}

    /** Opens a session. */
    static DriverSession open(DriverInstance instance, SessionRequest request, DriverInstance.Departure user) {
        try {
            return instance.open(request, user);
        } catch (VirtException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw failed(instance, "opening '" + request.uri().text() + "'", e);
        }
    }

    /** Runs an operation in a session. The caller holds a lease on the instance. */
    static @Nullable Object run(
            DriverSession session,
            DriverInstance instance,
            Call call,
            Operation operation,
            @Nullable ObjectRef object,
            @Nullable Object[] arguments) {
        try {
            Optional<?> facet = object == null
                    ? session.facet(call, operation.facet())
                    : session.facet(call, object, operation.facet());
            if (facet.isEmpty()) {
                throw VirtException.unsupported(
                        operation.facet(), operation.method().getName());
            }
            Object result = operation.invoke(facet.get(), arguments);
            if (result == null && !operation.mayReturnNull()) {
                throw new IllegalStateException(operation + " returned null");
            }
            return result;
        } catch (VirtException e) {
            throw e;
        } catch (Throwable e) {
            throw failed(instance, operation.name(), e);
        }
    }

    /** Closes a session; a failure is only logged. */
    static void close(DriverSession session, DriverInstance instance) {
        try {
            session.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "driver of bundle {} failed to close a session",
                    instance.offer().bundle(),
                    e);
        }
    }

    private static VirtException failed(DriverInstance instance, String what, Throwable cause) {
        if (cause instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
        LOG.error("driver of bundle {} failed in {}", instance.offer().bundle(), what, cause);
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.NONE,
                "internal error: driver " + instance.driver().name() + " failed in " + what + ": " + cause,
                cause);
    }
}
