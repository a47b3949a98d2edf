package io.kavirt.model.domain;

import io.kavirt.model.common.MacAddress;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.HasInactive;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param type what it is connected to
 * @param managed whether a host device is detached from the host
 * @param trustGuestRxFilters whether the guest may change its addresses
 * @param mac its address; made up if absent
 * @param hostDriver the host's driver of a device that is handed over
 * @param source what it is connected to
 * @param vlan its virtual networks
 * @param virtualPort its port on a switch
 * @param bandwidth limits
 * @param port settings of its port
 * @param ips the guest's addresses
 * @param routes the guest's routes
 * @param portForwards ports handed on to the guest
 * @param script what is run when it goes up
 * @param downScript what is run when it goes down
 * @param backendDomain the Xen domain that has it
 * @param target the device on the host
 * @param guest the device in a container
 * @param model which device the guest sees
 * @param driver how the host handles it
 * @param backend the programs and devices behind it
 * @param filter the filter on its traffic
 * @param tune queues of the host
 * @param teaming the interface that takes over
 * @param link whether its cable is in
 * @param mtu the largest packet
 * @param coalesce how interrupts are thinned
 * @param info name, address, boot order
 */
@Element("interface")
public record NetworkInterface(
        @Attribute @Required Type type,
        @Attribute @Nullable YesNo managed,
        @Attribute @Nullable YesNo trustGuestRxFilters,
        @Child @Nullable Mac mac,
        @Child(value = "driver", shared = true) @Nullable HostDriver hostDriver,
        @Child @Nullable InterfaceSource source,
        @Child @Nullable Vlan vlan,
        @Child("virtualport") @Nullable VirtualPort virtualPort,
        @Child @Nullable Bandwidth bandwidth,
        @Child(attribute = "isolated") @Nullable YesNo port,
        @Children("ip") List<IpAddress> ips,
        @Children("route") List<Route> routes,
        @Children("portForward") List<PortForward> portForwards,
        @Child @Nullable Script script,

        @Child(value = "downscript", attribute = "path") @Nullable
        String downScript,

        @Child(value = "backenddomain", attribute = "name") @Nullable
        String backendDomain,

        @Child @Nullable Target target,
        @Child @Nullable GuestDevice guest,
        @Child(attribute = "type") @Nullable String model,
        @Child @Nullable InterfaceDriver driver,
        @Child @Nullable Backend backend,
        @Child("filterref") @Nullable FilterRef filter,
        @Child(value = "tune") @Nullable Tune tune,
        @Child @Nullable Teaming teaming,
        @Child(attribute = "state") @Nullable LinkState link,
        @Child(attribute = "size") @Nullable Integer mtu,
        @Child @Nullable Coalesce coalesce,
        @Inline DeviceInfo info)
        implements Device, HasInactive<NetworkInterface> {

    private static final List<String> CHOSEN_NAMES = List.of("vnet", "vif", "macvtap", "macvlan");

    /** Copies the lists; only a device that is handed over has a driver of the host. */
    public NetworkInterface {
        if (type == Type.HOSTDEV) {
            driver = null;
        } else {
            hostDriver = null;
        }
        ips = List.copyOf(ips);
        routes = List.copyOf(routes);
        portForwards = List.copyOf(portForwards);
    }

    /** The name of the host's device and the bridge of a virtual network are chosen anew at each start. */
    @Override
    public NetworkInterface inactive() {
        NetworkInterface next = hasChosenName() ? withTarget(null) : this;
        boolean bridged = type == Type.NETWORK && source != null && source.bridge() != null;
        return bridged ? Records.with(next, "source", Records.with(source, "bridge", null)) : next;
    }

    private boolean hasChosenName() {
        String dev = target == null || target.managed() != null ? null : target.dev();
        return dev != null && CHOSEN_NAMES.stream().anyMatch(dev::startsWith);
    }

    /** A copy with another address. */
    public NetworkInterface withMac(@Nullable Mac mac) {
        return Records.with(this, "mac", mac);
    }

    /** A copy with another device on the host. */
    public NetworkInterface withTarget(@Nullable Target target) {
        return Records.with(this, "target", target);
    }

    /** A copy of another model. */
    public NetworkInterface withModel(@Nullable String model) {
        return Records.with(this, "model", model);
    }

    /** A copy with the cable in or out. */
    public NetworkInterface withLink(@Nullable LinkState link) {
        return Records.with(this, "link", link);
    }

    /** What an interface is connected to. */
    public enum Type {
        USER,
        ETHERNET,
        VHOSTUSER,
        SERVER,
        CLIENT,
        MCAST,
        NETWORK,
        BRIDGE,
        INTERNAL,
        DIRECT,
        HOSTDEV,
        UDP,
        VDPA,
        NULL,
        VDS
    }

    /**
     * The address of an interface.
     *
     * @param address the address
     * @param type who chose it
     * @param check whether the host's ranges hold
     */
    public record Mac(
            @Attribute @Required MacAddress address,
            @Attribute @Nullable MacType type,
            @Attribute @Nullable YesNo check) {
        /** An address with nothing else said. */
        public static Mac of(MacAddress address) {
            return new Mac(address, null, null);
        }
    }

    /**
     * The host's driver of a device that is handed over.
     *
     * @param name its name
     */
    public record HostDriver(@Attribute @Nullable String name) {}

    /** Who chose an address. */
    public enum MacType {
        GENERATED,
        STATIC
    }

    /**
     * A script with its path.
     *
     * @param path the script
     */
    public record Script(@Attribute @Required String path) {}

    /**
     * The device on the host.
     *
     * @param dev its name
     * @param managed whether it is made and removed
     */
    public record Target(
            @Attribute @Nullable String dev,
            @Attribute @Nullable YesNo managed) {}

    /**
     * The device in a container.
     *
     * @param dev its name
     * @param actual its name while the container runs
     */
    public record GuestDevice(
            @Attribute @Nullable String dev,
            @Attribute @LiveOnly @Nullable String actual) {}

    /** Whether the cable is in. */
    public enum LinkState {
        UP,
        DOWN
    }

    /**
     * The programs and devices behind an interface.
     *
     * @param type the program
     * @param tap the tap device
     * @param vhost the vhost device
     * @param logFile the program's log
     */
    public record Backend(
            @Attribute @Nullable BackendType type,
            @Attribute @Nullable String tap,
            @Attribute @Nullable String vhost,
            @Attribute @Nullable String logFile) {}

    /** The program behind an interface. */
    public enum BackendType {
        DEFAULT,
        PASST
    }

    /**
     * The filter on an interface's traffic.
     *
     * @param filter its name
     * @param parameters its variables
     */
    public record FilterRef(
            @Attribute @Required String filter,
            @Children("parameter") List<FilterParameter> parameters) {
        /** Copies the list. */
        public FilterRef {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A filter's variable.
     *
     * @param name its name
     * @param value its value
     */
    public record FilterParameter(
            @Attribute @Required String name,
            @Attribute @Required String value) {}

    /**
     * Queues of the host.
     *
     * @param sndbuf how much may be under way, in bytes
     */
    public record Tune(@Child @Nullable Long sndbuf) {}

    /**
     * How interrupts are thinned.
     *
     * @param rx for what is received
     */
    public record Coalesce(@Child @Nullable CoalesceRx rx) {}

    /**
     * How interrupts for received packets are thinned.
     *
     * @param frames by packets
     */
    public record CoalesceRx(
            @Child(attribute = "max") @Nullable Long frames) {}

    /**
     * The interface that takes over.
     *
     * @param type which of the two this is
     * @param persistent the name of the other
     */
    public record Teaming(
            @Attribute @Required TeamingType type,
            @Attribute @Nullable String persistent) {}

    /** Which of two teamed interfaces. */
    public enum TeamingType {
        PERSISTENT,
        TRANSIENT
    }
}
