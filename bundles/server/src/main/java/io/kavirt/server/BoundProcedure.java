package io.kavirt.server;

import io.kavirt.api.connection.WireSession;
import io.kavirt.api.contract.Access;
import io.kavirt.core.Operation;
import io.kavirt.wire.ProcedureEntry;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A procedure and who serves it: core, or the session itself. */
final class BoundProcedure {
    private static final Set<String> PROMPT = Set.of("authList", "registerCloseCallback", "unregisterCloseCallback");
    private static final Set<String> BEFORE_OPEN = Set.of("open", "close", "authList", "supportsFeature");

    private final ProcedureEntry entry;
    private final @Nullable Operation operation;
    private final @Nullable MethodHandle handle;
    private final boolean forReading;

    BoundProcedure(ProcedureEntry entry, @Nullable Operation operation) {
        this.entry = entry;
        this.operation = operation;
        this.handle = operation == null ? handle(entry.method()) : null;
        this.forReading = Arrays.stream(entry.method().getAnnotationsByType(Access.class))
                .map(Access::permission)
                .allMatch(name -> name.equals("getattr") || name.equals("read") || name.startsWith("search_"));
    }

    ProcedureEntry entry() {
        return entry;
    }

    /** The operation by which core serves it; null if the session does. */
    @Nullable
    Operation operation() {
        return operation;
    }

    /** Whether the session answers it without waiting. */
    boolean isPromptInSession() {
        return handle != null && PROMPT.contains(entry.method().getName());
    }

    /** Whether it says goodbye. */
    boolean isClose() {
        return handle != null && entry.method().getName().equals("close");
    }

    /** Whether it opens the connection. */
    boolean isOpen() {
        return handle != null && entry.method().getName().equals("open");
    }

    /** Whether it may be called on a connection that was not opened. */
    boolean isBeforeOpen() {
        return handle != null && BEFORE_OPEN.contains(entry.method().getName());
    }

    /** Whether a client that may only look may call it; for operations of core, core decides. */
    boolean isForReading() {
        return handle == null || forReading;
    }

    /** Lets the session answer. */
    @Nullable
    Object invoke(ClientSession session, @Nullable Object[] arguments) {
        try {
            return (Object) handle.invokeExact((Object) session, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(entry + " threw a checked exception", e);
        }
    }

    private static MethodHandle handle(Method method) {
        if (method.getDeclaringClass() != WireSession.class) {
            throw new IllegalArgumentException(method + " is served neither by core nor by a session");
        }
        try {
            return MethodHandles.publicLookup()
                    .unreflect(method)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " is not public", e);
        }
    }
}
