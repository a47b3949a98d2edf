package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.SessionRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract kit against drivers that are wrong on purpose: each fault makes the check fail that is there for it. */
class KitFindsFaultsTest {
    private static Fault current = Fault.NONE;

    /** What is wrong. */
    enum Fault {
        NONE("aGuestIsStartedPausedResumedAndDestroyed"),
        STATE_IS_LOST_ON_UPGRADE("theNextInstanceFindsEverything"),
        EVENTS_ARE_SWALLOWED("aDefinedDomainIsFound"),
        EVENTS_GO_TO_ALL_SCOPES("eventsGoToTheScopeOfTheSession"),
        WRONG_CODE("anInactiveDomainRefusesWhatNeedsAGuest"),
        UNDEFINE_DOES_NOTHING("anUndefinedDomainIsUnknown"),
        LIST_IGNORES_FLAGS("everyFilterOfTheListHolds"),
        REASON_IS_WRONG("aGuestIsStartedPausedResumedAndDestroyed"),
        AUTOSTART_IS_FORGOTTEN("autostartIsKept"),
        RENAME_KEEPS_THE_NAME("aDomainIsRenamed"),
        MEMORY_IS_NOT_SET("memoryOfADefinitionIsSet"),
        SAVE_WRITES_NO_FILE("aGuestIsSavedAndRestored"),
        UNDECLARED_OPERATION_IS_MISSING("theOperationsAreThoseNotDeclaredMissing"),
        DECLARED_OPERATION_EXISTS("theOperationsAreThoseNotDeclaredMissing"),
        ANOTHER_FACET_IS_GIVEN("theFacetsGivenAreThoseDeclared");

        private final String check;

        Fault(String check) {
            this.check = check;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCheckForTheFaultFails(Fault fault) {
        current = fault;
        SummaryGeneratingListener result = new SummaryGeneratingListener();

        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Faulty.class, fault.check))
                                .build(),
                        result);

        assertThat(result.getSummary().getTestsFoundCount()).isEqualTo(1);
        assertThat(result.getSummary().getTestsFailedCount()).isEqualTo(fault == Fault.NONE ? 0 : 1);
    }

    static final class Faulty extends TestDriverContractTest {
        @Override
        protected HypervisorDriver createDriver(DriverContext context) {
            DriverContext given = current == Fault.EVENTS_ARE_SWALLOWED || current == Fault.EVENTS_GO_TO_ALL_SCOPES
                    ? withOtherEvents(context)
                    : context;
            return new FaultyDriver(new TestDriver(given));
        }

        @Override
        protected void stopDriver(HypervisorDriver driver) {
            if (current != Fault.STATE_IS_LOST_ON_UPGRADE) {
                ((FaultyDriver) driver).real.stop();
            }
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(200);
        }

        @Override
        protected Set<String> lackedOperations() {
            Set<String> lacked = new HashSet<>(super.lackedOperations());
            if (current == Fault.DECLARED_OPERATION_EXISTS) {
                lacked.add("DomainLifecycle.rename");
            } else if (current == Fault.UNDECLARED_OPERATION_IS_MISSING) {
                lacked.remove("DomainConsole.openConsole");
            }
            return lacked;
        }
    }

    private static DriverContext withOtherEvents(DriverContext context) {
        return proxy(DriverContext.class, context, (method, arguments) -> {
            if (!method.getName().equals("events")) {
                return method.invoke(context, arguments);
            }
            if (current == Fault.EVENTS_ARE_SWALLOWED) {
                return (io.kavirt.api.driver.EventSink) event -> {};
            }
            return (io.kavirt.api.driver.EventSink) event -> List.of((String) arguments[0], "other")
                    .forEach(scope -> context.events(scope).publish(event));
        });
    }

    private record FaultyDriver(TestDriver real) implements HypervisorDriver {
        @Override
        public String name() {
            return real.name();
        }

        @Override
        public boolean accepts(ConnectUri uri) {
            return real.accepts(uri);
        }

        @Override
        public Set<Class<?>> facetClasses() {
            return real.facetClasses();
        }

        @Override
        public DriverSession open(SessionRequest request) {
            return new FaultySession(real.open(request));
        }
    }

    private record FaultySession(DriverSession real) implements DriverSession {
        @Override
        public String uri() {
            return real.uri();
        }

        @Override
        public String eventScope() {
            return real.eventScope();
        }

        @Override
        public <F> Optional<F> facet(Call call, Class<F> facet) {
            return real.facet(call, facet).map(given -> spoil(facet, given));
        }

        @Override
        public <F> Optional<F> facet(Call call, ObjectRef object, Class<F> facet) {
            return real.facet(call, object, facet).map(given -> spoil(facet, given));
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static <F> F spoil(Class<F> facet, F real) {
        if (current == Fault.NONE || current == Fault.DECLARED_OPERATION_EXISTS) {
            return real;
        }
        return proxy(facet, real, (method, arguments) -> {
            String name = method.getName();
            return switch (current) {
                case UNDEFINE_DOES_NOTHING -> name.equals("undefineFlags") ? null : method.invoke(real, arguments);
                case AUTOSTART_IS_FORGOTTEN -> name.equals("setAutostart") ? null : method.invoke(real, arguments);
                case RENAME_KEEPS_THE_NAME -> name.equals("rename") ? null : method.invoke(real, arguments);
                case MEMORY_IS_NOT_SET -> name.equals("setMemoryFlags") ? null : method.invoke(real, arguments);
                case SAVE_WRITES_NO_FILE -> saveElsewhere(name, method, real, arguments);
                case LIST_IGNORES_FLAGS ->
                    method.invoke(real, name.equals("listAllDomains") ? new Object[] {Set.of()} : arguments);
                case REASON_IS_WRONG ->
                    name.equals("state")
                            ? unreasonable((StateAndReason) method.invoke(real, arguments))
                            : method.invoke(real, arguments);
                case WRONG_CODE -> withWrongCode(method, real, arguments);
                default -> method.invoke(real, arguments);
            };
        });
    }

    private static Object saveElsewhere(String name, Method method, Object real, Object[] arguments)
            throws ReflectiveOperationException {
        return name.equals("saveFlags")
                ? method.invoke(real, "/dev/null", arguments[1], arguments[2])
                : method.invoke(real, arguments);
    }

    private static StateAndReason unreasonable(StateAndReason state) {
        return new StateAndReason(state.state(), 0);
    }

    private static Object withWrongCode(Method method, Object real, Object[] arguments)
            throws ReflectiveOperationException {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, ErrorDomain.TEST, e.getCause().getMessage());
        }
    }

    private interface Work {
        Object run(Method method, Object[] arguments) throws Throwable;
    }

    private static <F> F proxy(Class<F> type, F real, Work work) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return work.run(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(real.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}
