package io.kavirt.core;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.Flag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of the contract, prepared for being called many times. */
public final class Operation {
    private static final Set<String> READ_ONLY_PERMISSIONS = Set.of("getattr", "read");

    private final Class<?> facet;
    private final Method method;
    private final @Nullable DriverKind kind;
    private final ObjectKind object;
    private final MethodHandle handle;
    private final List<Access> beyondReading;
    private final boolean mayReturnNull;

    Operation(Class<?> facet, Method method) {
        Facet annotation = facet.getAnnotation(Facet.class);
        this.facet = facet;
        this.method = method;
        this.kind = annotation == null ? null : annotation.value();
        this.object = annotation == null ? ObjectKind.CONNECT : annotation.object();
        this.mayReturnNull = method.getReturnType() == void.class || method.isAnnotationPresent(Omittable.class);
        this.beyondReading = Arrays.stream(method.getAnnotationsByType(Access.class))
                .filter(access -> !allowsReadOnly(access.permission()))
                .toList();
        try {
            MethodHandle direct = MethodHandles.publicLookup().unreflect(method);
            this.handle = direct.asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " is not public", e);
        }
    }

    /** The interface that declares it. */
    public Class<?> facet() {
        return facet;
    }

    /** The method that declares it. */
    public Method method() {
        return method;
    }

    /** Whether core answers it without a driver. */
    public boolean servedByCore() {
        return kind == null;
    }

    /**
     * The kind of driver that serves it.
     *
     * @throws IllegalStateException if core serves it
     */
    public DriverKind kind() {
        if (kind == null) {
            throw new IllegalStateException(name() + " is served by core");
        }
        return kind;
    }

    /** Whether its result may be null. */
    public boolean mayReturnNull() {
        return mayReturnNull;
    }

    /** What it works on. */
    public ObjectKind object() {
        return object;
    }

    /** Whether workers that are kept free for short calls may run it. */
    public boolean isHighPriority() {
        return method.getAnnotation(Procedure.class).high();
    }

    /** The name in messages and logs, such as {@code DomainLifecycle.create}. */
    public String name() {
        return facet.getSimpleName() + "." + method.getName();
    }

    @Override
    public String toString() {
        return name();
    }

    /**
     * Calls the method of a facet object.
     *
     * @throws Throwable what the method throws
     */
    public @Nullable Object invoke(Object target, @Nullable Object[] arguments) throws Throwable {
        return (Object) handle.invokeExact(target, arguments);
    }

    /**
     * Refuses what a read-only connection may not do.
     *
     * @throws VirtException OPERATION_DENIED with the permission that is missing
     */
    public void checkReadOnly(@Nullable Object[] arguments) {
        for (Access access : beyondReading) {
            if (applies(access, arguments)) {
                throw new VirtException(
                        ErrorCode.OPERATION_DENIED,
                        ErrorDomain.NONE,
                        "operation " + name() + " is forbidden for read only access: it needs the permission "
                                + access.object().label() + "."
                                + access.permission().replace('_', '-'));
            }
        }
    }

    private static boolean applies(Access access, @Nullable Object[] arguments) {
        if (access.flagsSet() == 0 && access.flagsClear() == 0) {
            return true;
        }
        int bits = lastFlags(arguments);
        return (bits & access.flagsSet()) == access.flagsSet() && (bits & access.flagsClear()) == 0;
    }

    private static int lastFlags(@Nullable Object[] arguments) {
        int bits = 0;
        if (arguments.length > 0 && arguments[arguments.length - 1] instanceof Set<?> flags) {
            for (Object flag : flags) {
                bits |= ((Flag) flag).bit();
            }
        }
        return bits;
    }

    private static boolean allowsReadOnly(String permission) {
        return READ_ONLY_PERMISSIONS.contains(permission) || permission.startsWith("search_");
    }
}
