package io.kavirt.core.osgi;

import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.InterfaceDriver;
import io.kavirt.api.driver.NetworkDriver;
import io.kavirt.api.driver.NodeDeviceDriver;
import io.kavirt.api.driver.NwFilterDriver;
import io.kavirt.api.driver.SecretDriver;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.api.driver.StorageDriver;
import io.kavirt.core.drivers.DriverInstance;
import io.kavirt.core.drivers.DriverRegistry;
import io.kavirt.core.drivers.Offer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Tells the registry of drivers that come and go. The framework calls {@link #removedService} synchronously, before the component
 * behind the service is deactivated: that holds a departure back until no call runs in the driver any more.
 */
final class DriverTracker implements ServiceTrackerCustomizer<Object, DriverInstance> {
    private static final Map<DriverKind, Class<?>> SERVICES = new EnumMap<>(Map.of(
            DriverKind.HYPERVISOR, HypervisorDriver.class,
            DriverKind.NETWORK, NetworkDriver.class,
            DriverKind.INTERFACE, InterfaceDriver.class,
            DriverKind.STORAGE, StorageDriver.class,
            DriverKind.NODE_DEVICE, NodeDeviceDriver.class,
            DriverKind.SECRET, SecretDriver.class,
            DriverKind.NWFILTER, NwFilterDriver.class,
            DriverKind.STATE, StateDriver.class));

    private final BundleContext context;
    private final DriverRegistry registry;
    private final ServiceTracker<Object, DriverInstance> tracker;

    DriverTracker(BundleContext context, DriverRegistry registry) {
        this.context = context;
        this.registry = registry;
        this.tracker = new ServiceTracker<>(context, anyKind(), this);
    }

    private static Filter anyKind() {
        StringBuilder filter = new StringBuilder("(|");
        SERVICES.values()
                .forEach(type ->
                        filter.append("(objectClass=").append(type.getName()).append(')'));
        try {
            return FrameworkUtil.createFilter(filter.append(')').toString());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public DriverInstance addingService(ServiceReference<Object> reference) {
        return registry.arrived(new ServiceOffer(context, reference));
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, DriverInstance instance) {
        // An offer reads its properties when asked; nothing is copied that would have to be changed.
    }

    @Override
    public void removedService(ServiceReference<Object> reference, DriverInstance instance) {
        registry.leaving(instance);
        context.ungetService(reference);
    }

    /** A driver as its service reference tells of it. */
    private static final class ServiceOffer implements Offer {
        private final BundleContext context;
        private final ServiceReference<Object> reference;
        private volatile @Nullable Object service;

        ServiceOffer(BundleContext context, ServiceReference<Object> reference) {
            this.context = context;
            this.reference = reference;
        }

        @Override
        public Set<DriverKind> kinds() {
            Set<String> types = Set.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
            Set<DriverKind> kinds = EnumSet.noneOf(DriverKind.class);
            SERVICES.forEach((kind, type) -> {
                if (types.contains(type.getName())) {
                    kinds.add(kind);
                }
            });
            return kinds;
        }

        @Override
        public Set<String> schemes() {
            Object value = reference.getProperty(Driver.SCHEME);
            if (value instanceof String[] several) {
                return Set.of(several);
            }
            return value == null ? Set.of() : Set.of(value.toString());
        }

        @Override
        public int ranking() {
            return reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
        }

        @Override
        public String bundle() {
            return reference.getBundle() == null
                    ? "(gone)"
                    : reference.getBundle().getSymbolicName();
        }

        @Override
        public long bundleId() {
            return reference.getBundle() == null ? -1 : reference.getBundle().getBundleId();
        }

        @Override
        public String version() {
            return reference.getBundle() == null
                    ? ""
                    : reference.getBundle().getVersion().toString();
        }

        @Override
        public Object service() {
            Object known = service;
            if (known == null) {
                known = context.getService(reference);
                if (known == null) {
                    throw new IllegalStateException(
                            "the driver of bundle " + bundle() + " could not be made; the log tells why");
                }
                service = known;
            }
            return known;
        }
    }
}
