package io.kavirt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.WireSession;
import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.SessionFacet;
import io.kavirt.api.domain.Domain;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    static Stream<Class<?>> facets() {
        return Stream.concat(
                Stream.of(Connection.class, Domain.class)
                        .flatMap(handle -> Arrays.stream(handle.getInterfaces()))
                        .filter(type ->
                                type.isAnnotationPresent(Facet.class) || type.isAnnotationPresent(SessionFacet.class)),
                Stream.of(WireSession.class));
    }

    static Stream<Method> operations() {
        return facets().flatMap(facet -> Arrays.stream(facet.getDeclaredMethods()));
    }

    @Test
    void handlesHoldAllFacets() {
        assertThat(facets()).hasSize(12).allMatch(Class::isInterface);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationHasANumberAndRefusesByDefault(Method operation) throws Exception {
        assertThat(operation.isAnnotationPresent(Procedure.class)).isTrue();
        assertThat(operation.isDefault()).isTrue();
        Object facet = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {operation.getDeclaringClass()},
                (proxy, method, arguments) -> InvocationHandler.invokeDefault(proxy, method, arguments));
        Object[] arguments = Arrays.stream(operation.getParameterTypes())
                .map(ContractTest::anyValue)
                .toArray();
        try {
            operation.invoke(facet, arguments);
            fail(operation + " did not refuse");
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOfSatisfying(VirtException.class, refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.NO_SUPPORT);
                DelegatesTo delegate = operation.getAnnotation(DelegatesTo.class);
                String refused = delegate == null ? operation.getName() : delegate.value();
                assertThat(refusal.getMessage())
                        .endsWith(operation.getDeclaringClass().getSimpleName() + "." + refused);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatMayBeNullMayBeAbsentInPackets(Method operation) {
        for (Parameter parameter : operation.getParameters()) {
            assertThat(parameter.isAnnotationPresent(Omittable.class))
                    .as("%s of %s", parameter.getName(), operation)
                    .isEqualTo(parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    @Test
    void numbersAreUsedOnce() {
        List<String> numbers = operations()
                .map(operation -> operation.getAnnotation(Procedure.class))
                .map(procedure -> procedure.program() + " " + procedure.value())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void errorNumbersAreUsedOnce(ErrorCode code) {
        assertThat(Arrays.stream(ErrorCode.values()).filter(other -> other.code() == code.code()))
                .containsExactly(code);
    }

    private static Object anyValue(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return null;
    }
}
