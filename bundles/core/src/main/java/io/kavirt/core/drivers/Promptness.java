package io.kavirt.core.drivers;

import io.kavirt.api.driver.Prompt;
import io.kavirt.core.Operation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which operations a driver answers from memory. It keeps no class of the driver beyond its own life. */
final class Promptness {
    private final Implementations implementations;
    private final Map<Operation, Boolean> known = new ConcurrentHashMap<>();

    Promptness(Collection<Class<?>> facetClasses) {
        implementations = new Implementations(facetClasses);
    }

    boolean isPrompt(Operation operation) {
        Boolean answer = known.get(operation);
        return answer != null ? answer : known.computeIfAbsent(operation, this::determine);
    }

    private boolean determine(Operation operation) {
        Collection<Method> methods = implementations.of(operation);
        return !methods.isEmpty() && methods.stream().allMatch(Promptness::isMarked);
    }

    private static boolean isMarked(Method method) {
        return method.isAnnotationPresent(Prompt.class)
                || method.getDeclaringClass().isAnnotationPresent(Prompt.class);
    }
}
