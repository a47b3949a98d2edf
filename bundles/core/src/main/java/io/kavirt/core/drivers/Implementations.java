package io.kavirt.core.drivers;

import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.core.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reads from a driver's classes which operations it has: a facet is implemented and its default is overridden. */
final class Implementations {
    private final Collection<Class<?>> facetClasses;

    Implementations(Collection<Class<?>> facetClasses) {
        this.facetClasses = facetClasses;
    }

    /** The methods that do the work of an operation; none if the driver does not have it. */
    List<Method> of(Operation operation) {
        List<Method> found = new ArrayList<>();
        for (Class<?> facetClass : facetClasses) {
            if (operation.facet().isAssignableFrom(facetClass)) {
                addOverride(facetClass, operation.method(), found);
            }
        }
        return found;
    }

    private static void addOverride(Class<?> facetClass, Method declared, List<Method> found) {
        Method method = find(facetClass, declared);
        if (!method.getDeclaringClass().equals(declared.getDeclaringClass())) {
            found.add(method);
            return;
        }
        DelegatesTo delegate = declared.getAnnotation(DelegatesTo.class);
        if (delegate != null) {
            Arrays.stream(declared.getDeclaringClass().getMethods())
                    .filter(target -> target.getName().equals(delegate.value()))
                    .forEach(target -> addOverride(facetClass, target, found));
        }
    }

    private static Method find(Class<?> facetClass, Method declared) {
        try {
            return facetClass.getMethod(declared.getName(), declared.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    facetClass + " implements " + declared.getDeclaringClass() + " without " + declared, e);
        }
    }
}
