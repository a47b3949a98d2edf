package io.kavirt.driver.test;

import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.driver.SessionRequest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * A hypervisor that exists in memory: {@code test:///default} is one host that all connections share, {@code test:///FILE} a host
 * of the connection's own, as the file describes it. What the hosts hold goes to the driver's next instance through
 * {@link io.kavirt.api.driver.Handover}.
 */
@Component(service = HypervisorDriver.class, property = Driver.SCHEME + "=test")
public final class TestDriver implements HypervisorDriver {
    static final String NAME = "test";
    static final String DEFAULT = "test:///default";

    private final DriverContext context;
    private final Map<SessionRequest, Opened> ofFiles = new IdentityHashMap<>();
    private @Nullable TestHost shared;

    /** A host with the sessions of one connection: core opens a second one now and then with the same request. */
    private static final class Opened {
        private final TestHost host;
        private int sessions;

        Opened(TestHost host) {
            this.host = host;
        }
    }

    /** The driver with what core gives it. */
    @Activate
    public TestDriver(@Reference DriverContext context) {
        this.context = context;
    }

    /** Leaves all hosts to the next instance. */
    @Deactivate
    public void stop() {
        synchronized (this) {
            if (shared != null) {
                context.handover().leave(NAME, DEFAULT, HostState.of(shared));
                shared = null;
            }
        }
        synchronized (ofFiles) {
            ofFiles.forEach((request, opened) -> leave(request, opened.host));
            ofFiles.clear();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean accepts(ConnectUri uri) {
        return uri.scheme().equals("test") && !uri.isRemote();
    }

    @Override
    public java.util.Set<Class<?>> facetClasses() {
        return TestSession.FACETS;
    }

    @Override
    public DriverSession open(SessionRequest request) {
        String path = request.uri().path();
        if (path.isEmpty() || path.equals("/")) {
            throw Refusal.invalidArgument("connection URI '" + request.uri().text() + "' has no path, accepted are "
                    + DEFAULT + " and test:///FILE with the path of a node file");
        }
        if (path.equals("/default")) {
            return new TestSession(DEFAULT, sharedHost(), () -> {});
        }
        synchronized (ofFiles) {
            Opened opened = ofFiles.get(request);
            if (opened == null) {
                opened = new Opened(hostOf(request));
                ofFiles.put(request, opened);
            }
            opened.sessions++;
            return new TestSession("test://" + path, opened.host, () -> closed(request));
        }
    }

    private synchronized TestHost sharedHost() {
        TestHost host = shared;
        if (host == null) {
            Map<String, Object> left = context.handover().take(NAME, DEFAULT);
            host = left.isEmpty() ? newShared() : HostState.restore(left, context);
            shared = host;
        }
        return host;
    }

    private TestHost newShared() {
        TestHost host = new TestHost(DEFAULT, HostFacet.NODE, context.events(DEFAULT));
        NodeFile.Guest.running(Documents.read(HostFacet.resource("default-domain.xml"), false))
                .addTo(host);
        return host;
    }

    private TestHost hostOf(SessionRequest request) {
        Map<String, Object> left = context.handover().take(NAME, key(request));
        if (!left.isEmpty()) {
            return HostState.restore(left, context);
        }
        String path = request.uri().path();
        NodeFile file = NodeFile.read(path);
        String scope = "test://" + path + "#" + UUID.randomUUID();
        TestHost host = new TestHost(scope, file.node(), context.events(scope));
        file.guests().forEach(guest -> guest.addTo(host));
        return host;
    }

    private void closed(SessionRequest request) {
        synchronized (ofFiles) {
            Opened opened = ofFiles.get(request);
            if (opened != null && --opened.sessions == 0) {
                ofFiles.remove(request);
                // The connection may only have been closed because this instance leaves; what nobody takes is released
                // by core.
                leave(request, opened.host);
            }
        }
    }

    private void leave(SessionRequest request, TestHost host) {
        context.handover().leave(NAME, key(request), new HashMap<>(HostState.of(host)));
    }

    /**
     * What the host of a connection is left under. Core opens a connection's session again with the very request that it was
     * opened with, so the object tells connections to the same file apart.
     */
    private static String key(SessionRequest request) {
        Identity identity = request.identity();
        return request.uri().text() + " of " + identity.processId() + " " + identity.userId() + " "
                + System.identityHashCode(request);
    }
}
