package io.kavirt.core;

import io.kavirt.api.connection.Connection;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.SessionFacet;
import io.kavirt.api.domain.Domain;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operations of the contract: those of the interfaces that the handles extend. */
public final class Operations {
    private static final List<Class<?>> HANDLES = List.of(Connection.class, Domain.class);

    private final List<Class<?>> facets;
    private final Map<Method, Operation> byMethod;

    /** Reads the contract. */
    public Operations() {
        List<Class<?>> found = new ArrayList<>();
        Map<Method, Operation> operations = new LinkedHashMap<>();
        for (Class<?> handle : HANDLES) {
            for (Class<?> facet : handle.getInterfaces()) {
                if (facet.isAnnotationPresent(Facet.class) || facet.isAnnotationPresent(SessionFacet.class)) {
                    found.add(facet);
                    addOperations(facet, operations);
                }
            }
        }
        facets = List.copyOf(found);
        byMethod = new HashMap<>(operations);
    }

    private static void addOperations(Class<?> facet, Map<Method, Operation> operations) {
        for (Method method : facet.getMethods()) {
            if (method.isAnnotationPresent(Procedure.class)) {
                operations.put(method, new Operation(facet, method));
            }
        }
    }

    /** The facets, those of the connection first. */
    public List<Class<?>> facets() {
        return facets;
    }

    /** All operations. */
    public Collection<Operation> all() {
        return byMethod.values();
    }

    /**
     * The operation of a method.
     *
     * @throws IllegalArgumentException if the method is not of one of {@link #facets()}
     */
    public Operation of(Method method) {
        Operation operation = byMethod.get(method);
        if (operation == null) {
            throw new IllegalArgumentException(method + " is no operation of a facet that sessions serve");
        }
        return operation;
    }

    /** Whether a method is an operation. */
    public boolean contains(Method method) {
        return byMethod.containsKey(method);
    }
}
