package io.kavirt.testkit;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainJobs;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.DomainSaving;
import io.kavirt.api.domain.DomainStatistics;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.QemuMonitor;
import io.kavirt.api.host.Host;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The contract's facets of hypervisors and their operations, read from the annotations. */
final class Contract {
    /** All facets that a hypervisor driver may give. */
    static final List<Class<?>> FACETS = List.of(
            Host.class,
            Domains.class,
            DomainLifecycle.class,
            DomainInspection.class,
            DomainResources.class,
            DomainStatistics.class,
            DomainConsole.class,
            DomainSaving.class,
            DomainJobs.class,
            QemuMonitor.class);

    private Contract() {}

    /** The operations that a driver implements or leaves out; those that only pass on to another are not among them. */
    static List<Method> operations(Class<?> facet) {
        return Arrays.stream(facet.getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Procedure.class) && !method.isAnnotationPresent(DelegatesTo.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** All operations of all facets. */
    static Stream<Method> operations() {
        return FACETS.stream().flatMap(facet -> operations(facet).stream());
    }

    /** How declarations name an operation: {@code DomainLifecycle.rename}. */
    static String label(Method operation) {
        return operation.getDeclaringClass().getSimpleName() + "." + operation.getName();
    }

    /** Whether the facet is of the connection rather than of a domain. */
    static boolean isOfConnection(Class<?> facet) {
        return facet.getAnnotation(Facet.class).object() == io.kavirt.api.ObjectKind.CONNECT;
    }

    /** Whether one of the classes overrides the operation's default. */
    static boolean isImplemented(Method operation, Collection<Class<?>> classes) {
        return classes.stream()
                .filter(type -> operation.getDeclaringClass().isAssignableFrom(type))
                .anyMatch(type -> override(operation, type).isPresent());
    }

    private static Optional<Method> override(Method operation, Class<?> type) {
        try {
            Method found = type.getMethod(operation.getName(), operation.getParameterTypes());
            return found.getDeclaringClass() == operation.getDeclaringClass() ? Optional.empty() : Optional.of(found);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Calls an operation with arguments that mean nothing; its own exception comes out. */
    static void callBlindly(Method operation, Object facet) throws Throwable {
        Object[] arguments = Arrays.stream(operation.getParameterTypes())
                .map(Contract::anything)
                .toArray();
        try {
            operation.invoke(facet, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object anything(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == String.class) {
            return "x";
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == UUID.class) {
            return new UUID(0, 0);
        }
        if (type == TypedParameters.class) {
            return TypedParameters.of();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new IllegalArgumentException("the kit knows no argument of " + type);
    }
}
