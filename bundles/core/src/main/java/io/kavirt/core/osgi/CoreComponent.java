package io.kavirt.core.osgi;

import io.kavirt.api.connection.Virtualization;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.core.CoreSettings;
import io.kavirt.core.Gateway;
import io.kavirt.core.Operations;
import io.kavirt.core.context.CoreDriverContext;
import io.kavirt.core.context.NamedThreads;
import io.kavirt.core.drivers.Directory;
import io.kavirt.core.drivers.DriverRegistry;
import io.kavirt.core.events.EventHub;
import io.kavirt.core.handle.Handles;
import io.kavirt.core.session.CoreGateway;
import io.kavirt.core.state.Directories;
import io.kavirt.core.state.HandoverStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Puts core together and offers its services. It registers them itself rather than as components of their own: they live and die
 * together, in this order.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = CoreConfiguration.PID)
@Designate(ocd = CoreConfiguration.class)
public final class CoreComponent {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Starts core with its configuration. */
    @Activate
    public CoreComponent(BundleContext context, CoreConfiguration configuration) {
        this(context, CoreConfiguration.Reader.read(configuration), Directories.fromSystemProperties());
    }

    CoreComponent(BundleContext context, CoreSettings settings, Directories directories) {
        ExecutorService executor = Executors.newCachedThreadPool(new NamedThreads("kavirt-core"));
        undo.push(executor::shutdownNow);
        ScheduledExecutorService scheduler =
                Executors.newSingleThreadScheduledExecutor(new NamedThreads("kavirt-core-timer"));
        undo.push(scheduler::shutdownNow);
        Operations operations = new Operations();
        EventHub events = new EventHub();
        HandoverStore handover = new HandoverStore(scheduler, settings.grace().plus(settings.probing()));
        undo.push(handover::close);
        DriverRegistry registry = new DriverRegistry(settings, executor);
        Gateway gateway = new CoreGateway(operations, registry, events);

        offer(context, DriverContext.class, new ContextFactory(events, directories, handover));
        DriverTracker tracker = new DriverTracker(context, registry);
        tracker.open();
        undo.push(tracker::close);
        undo.push(registry::stopping);
        offer(context, DriverDirectory.class, new Directory(registry, operations));
        offer(context, Gateway.class, gateway);
        offer(context, Virtualization.class, new Handles(gateway, operations, executor));
    }

    private <S> void offer(BundleContext context, Class<S> type, Object service) {
        ServiceRegistration<?> registration = context.registerService(type.getName(), service, null);
        undo.push(registration::unregister);
    }

    /** Stops core: clients first, then the drivers, then what they used. */
    @Deactivate
    public void stop() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    /** Gives each bundle a context of its own. */
    private record ContextFactory(EventHub events, Directories directories, HandoverStore handover)
            implements ServiceFactory<DriverContext> {
        @Override
        public DriverContext getService(Bundle bundle, ServiceRegistration<DriverContext> registration) {
            return new CoreDriverContext(bundle.getSymbolicName(), events, directories, handover);
        }

        @Override
        public void ungetService(
                Bundle bundle, ServiceRegistration<DriverContext> registration, DriverContext context) {
            ((CoreDriverContext) context).close();
        }
    }
}
