package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.host.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who the driver is, what it offers, and that it offers exactly what it declares. */
abstract class IdentityChecks extends DriverFixture {
    @Test
    void theDriverKnowsItsUris() {
        assertThat(driver().name()).isNotBlank();
        assertThat(driver().accepts(ConnectUri.parse(uri()))).isTrue();
        assertThat(driver().accepts(ConnectUri.parse("nonesuch:///system"))).isFalse();
        assertThat(driver().accepts(ConnectUri.parse(session().session().uri())))
                .isTrue();
        assertThat(driver().ready().toCompletableFuture()).isCompleted();
        assertThat(session().session().eventScope()).isNotBlank();
    }

    @Test
    void theDeclaredOperationsExist() {
        Set<String> known = Contract.operations().map(Contract::label).collect(Collectors.toSet());

        assertThat(known).containsAll(lackedOperations());
    }

    @Test
    void theOperationsAreThoseNotDeclaredMissing() {
        Set<String> missing = Contract.operations()
                .filter(operation -> !Contract.isImplemented(operation, driver().facetClasses()))
                .map(Contract::label)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).as("operations without an implementation").isEqualTo(new TreeSet<>(lackedOperations()));
    }

    @Test
    void theFacetsGivenAreThoseDeclared() {
        DomainRef domain = define("facets");
        for (Class<?> facet : Contract.FACETS) {
            Optional<?> given = Contract.isOfConnection(facet)
                    ? session().session().facet(new FakeCall(), facet)
                    : session().session().facet(new FakeCall(), domain, facet);
            List<Class<?>> classes = new ArrayList<>(driver().facetClasses());
            classes.removeIf(type -> !facet.isAssignableFrom(type));
            assertThat(given.isPresent()).as(facet.getSimpleName()).isEqualTo(!classes.isEmpty());
            given.ifPresent(object -> assertThat(classes).contains(object.getClass()));
        }
        assertThat(session().session().facet(new FakeCall(), Runnable.class)).isEmpty();
        assertThat(session().session().facet(new FakeCall(), domain, Runnable.class))
                .isEmpty();
    }

    /** Each operation that is declared missing is refused with NO_SUPPORT. */
    @TestFactory
    Stream<DynamicTest> whatIsMissingIsRefused() {
        DomainRef domain = define("missing");
        return Contract.operations()
                .filter(operation -> !has(Contract.label(operation)))
                .map(operation -> DynamicTest.dynamicTest(Contract.label(operation), () -> {
                    Class<?> facet = operation.getDeclaringClass();
                    Object object = Contract.isOfConnection(facet)
                            ? session().of(facet)
                            : session().of(domain, facet);
                    VirtException error = refused(() -> Contract.callBlindly(operation, object), ErrorCode.NO_SUPPORT);
                    assertThat(error.getMessage()).contains(operation.getName());
                }));
    }

    @Test
    void theHostIsDescribed() {
        assertThat(session().host().type()).isNotBlank();
        assertThat(session().host().version()).isNotNegative();
        assertThat(session().host().hostname()).isNotBlank();
        assertThat(session().host().maxVcpus(null)).isPositive();
        NodeInfo node = session().host().nodeInfo();
        assertThat(node.cpus()).isPositive();
        assertThat(node.memory()).isPositive();
        assertThat(node.nodes() * node.sockets() * node.cores() * node.threads())
                .isGreaterThanOrEqualTo(node.cpus());
        assertThat(node.model().length()).isBetween(1, 31);
        assertThat(session().host().capabilities().strip())
                .startsWith("<capabilities>")
                .endsWith("</capabilities>");
    }
}
