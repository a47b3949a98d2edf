package io.kavirt.core;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.core.drivers.Offer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A driver with one domain, which shows what core does to drivers. */
public final class FakeDriver implements HypervisorDriver {
    public static final DomainRef VM1 =
            new DomainRef("vm1", UUID.fromString("c7a5fdbd-edaf-9455-926a-d65c16db1809"), 1);

    public final String version;
    public final AtomicInteger sessions = new AtomicInteger();
    public final CompletableFuture<Void> ready = new CompletableFuture<>();
    public final CountDownLatch suspendEntered = new CountDownLatch(1);
    public final CountDownLatch suspendMayEnd = new CountDownLatch(1);
    public volatile boolean closed;

    public FakeDriver(String version) {
        this.version = version;
    }

    public static FakeDriver readyOne(String version) {
        FakeDriver driver = new FakeDriver(version);
        driver.ready.complete(null);
        return driver;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public boolean accepts(ConnectUri uri) {
        return !uri.isRemote();
    }

    @Override
    public CompletionStage<Void> ready() {
        return ready;
    }

    @Override
    public Set<Class<?>> facetClasses() {
        return Set.of(AllDomains.class, OneDomain.class);
    }

    @Override
    public DriverSession open(SessionRequest request) {
        if (!request.uri().path().equals("/system")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "path '" + request.uri().path() + "': /system is expected");
        }
        sessions.incrementAndGet();
        return new Session();
    }

    private final class Session implements DriverSession {
        @Override
        public String uri() {
            return "fake:///system";
        }

        @Override
        public String eventScope() {
            return "system";
        }

        @Override
        public <F> Optional<F> facet(Call call, Class<F> facet) {
            return facet == Domains.class ? Optional.of(facet.cast(new AllDomains())) : Optional.empty();
        }

        @Override
        public <F> Optional<F> facet(Call call, ObjectRef object, Class<F> facet) {
            return facet.isAssignableFrom(OneDomain.class)
                    ? Optional.of(facet.cast(new OneDomain(FakeDriver.this)))
                    : Optional.empty();
        }

        @Override
        public void close() {
            sessions.decrementAndGet();
        }
    }

    public static final class AllDomains implements Domains {
        @Override
        @Prompt
        public List<DomainRef> listAllDomains(Set<ListFlag> flags) {
            return List.of(VM1);
        }

        @Override
        @Prompt
        public DomainRef domainLookupByName(String name) {
            return VM1;
        }

        @Override
        public DomainRef domainDefineXMLFlags(String xml, Set<io.kavirt.api.domain.DefineFlag> flags) {
            throw new IllegalStateException("stray");
        }

        @Override
        public String domainSaveImageXMLDesc(String file, Set<io.kavirt.api.domain.SaveImageXmlFlag> flags) {
            return null;
        }
    }

    public static final class OneDomain implements DomainLifecycle, DomainInspection {
        private final FakeDriver driver;

        OneDomain(FakeDriver driver) {
            this.driver = driver;
        }

        @Override
        @Prompt
        public StateAndReason state(Set<NoFlag> flags) {
            if (driver.closed) {
                throw new IllegalStateException("called after it was closed");
            }
            return new StateAndReason(DomainState.RUNNING, 1);
        }

        @Override
        public String osType() {
            return driver.version;
        }

        @Override
        public void suspend() {
            driver.suspendEntered.countDown();
            try {
                driver.suspendMayEnd.await();
            } catch (InterruptedException e) {
                throw new VirtException(ErrorCode.OPERATION_ABORTED, ErrorDomain.NONE, "suspend was cancelled", e);
            }
        }

        @Override
        public void destroyFlags(Set<io.kavirt.api.domain.DestroyFlag> flags) {}
    }

    /** How a driver is announced that does something when it starts. */
    public Offer stateOffer(Runnable onStart) {
        StateDriver state = new StateDriver() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public void start() {
                onStart.run();
            }
        };
        return new FakeOffer(Set.of(DriverKind.STATE), version, state);
    }

    /** How the driver is announced. */
    public Offer offer() {
        return new FakeOffer(Set.of(DriverKind.HYPERVISOR), version, this);
    }

    private record FakeOffer(Set<DriverKind> kinds, String version, Object service) implements Offer {
        @Override
        public Set<String> schemes() {
            return Set.of("fake");
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public String bundle() {
            return "driver-fake";
        }

        @Override
        public long bundleId() {
            return 7;
        }
    }
}
