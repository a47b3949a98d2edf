package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interface is connected to. Which components are there depends on the interface's type.
 *
 * @param network a virtual network
 * @param portGroup the network's port group
 * @param bridge a bridge
 * @param name an internal network
 * @param type the kind of vhost-user socket
 * @param path the socket
 * @param dev a device of the host
 * @param mode how a device is shared, or who listens on the socket
 * @param portId the port of a virtual network
 * @param address an IP address
 * @param port a port
 * @param local the own end of a UDP tunnel
 * @param host a device to hand over
 * @param reconnect when to connect again
 * @param switchId a VMware switch
 * @param portGroupId its port group
 * @param connectionId its connection
 * @param ips the host's addresses
 * @param routes the host's routes
 */
public record InterfaceSource(
        @Attribute @Nullable String network,
        @Attribute("portgroup") @Nullable String portGroup,
        @Attribute("portid") @LiveOnly @Nullable String portId,
        @Attribute @Nullable String bridge,
        @Attribute @Nullable String name,
        @Attribute @Nullable String type,
        @Attribute @Nullable String path,
        @Attribute @Nullable String dev,
        @Attribute @Nullable String mode,
        @Attribute @Nullable String address,
        @Attribute @Nullable Integer port,
        @Attribute("switchid") @Nullable String switchId,
        @Attribute("portgroupid") @Nullable String portGroupId,
        @Attribute("connectionid") @Nullable Long connectionId,
        @Child @Nullable Local local,
        @Child("address") @Nullable HostAddress host,
        @Child DiskSource.@Nullable Reconnect reconnect,
        @Children("ip") List<IpAddress> ips,
        @Children("route") List<Route> routes) {

    /** Copies the lists. */
    public InterfaceSource {
        ips = List.copyOf(ips);
        routes = List.copyOf(routes);
    }

    /** Nothing said. */
    public static final InterfaceSource NONE = new InterfaceSource(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            List.of(), List.of());

    /** A virtual network. */
    public static InterfaceSource ofNetwork(String network) {
        return Records.with(NONE, "network", network);
    }

    /** A bridge. */
    public static InterfaceSource ofBridge(String bridge) {
        return Records.with(NONE, "bridge", bridge);
    }

    /**
     * The own end of a UDP tunnel.
     *
     * @param address the address
     * @param port the port
     */
    public record Local(
            @Attribute @Nullable String address,
            @Attribute @Nullable Integer port) {}
}
