package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.InterfaceDriver;
import io.kavirt.model.domain.IpAddress;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.NetworkInterface.LinkState;
import io.kavirt.model.domain.VirtioModel;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Network interfaces: QEMU's own NAT, or a network device of the host. */
final class InterfaceDevice implements DeviceArguments<NetworkInterface> {
    @Override
    public Class<NetworkInterface> kind() {
        return NetworkInterface.class;
    }

    @Override
    public void add(NetworkInterface net, Line line) {
        check(net);
        String alias = Line.alias(net);
        String host = "host" + alias;
        line.add("-netdev", backend(net, line, alias).put("id", host));
        Props props = front(net, line);
        props.put("netdev", host).put("id", alias);
        props.put("mac", Objects.requireNonNull(net.mac(), "mac").address().text());
        props.put("bootindex", line.boot.of(net));
        if (net.mtu() != null && isVirtio(net)) {
            props.put("host_mtu", net.mtu());
        }
        line.device(line.place(props, net));
        if (net.link() == LinkState.DOWN) {
            line.setup("set_link", Props.of("name", alias).put("up", false));
        }
    }

    private static void check(NetworkInterface net) {
        refuse(net, "<virtualport>", net.virtualPort());
        refuse(net, "<vlan>", net.vlan());
        refuse(net, "<bandwidth>", net.bandwidth());
        refuse(net, "<filterref>", net.filter());
        refuse(net, "<coalesce>", net.coalesce());
        refuse(net, "<teaming>", net.teaming());
        refuse(net, "<script>", net.script());
        refuse(net, "<downscript>", net.downScript());
        refuse(net, "<portForward>", net.portForwards().isEmpty() ? null : net.portForwards());
        refuse(net, "<route>", net.routes().isEmpty() ? null : net.routes());
        refuse(net, "<port isolated='yes'>", net.port() == YesNo.YES ? net.port() : null);
        refuse(net, "<tune>", net.tune());
        if (net.backend() != null && net.backend().type() == NetworkInterface.BackendType.PASST) {
            throw Line.unsupported(
                    "interface " + name(net) + ": backend type 'passt' is not supported;" + " accepted: default");
        }
        InterfaceDriver driver = net.driver();
        if (driver != null && driver.queues() != null && driver.queues() > 1) {
            throw Line.unsupported(
                    "interface " + name(net) + ": queues='" + driver.queues() + "' is not supported; accepted: 1");
        }
    }

    private static void refuse(NetworkInterface net, String element, @Nullable Object value) {
        if (value != null) {
            throw Line.unsupported("interface " + name(net) + ": " + element + " is not supported by this driver");
        }
    }

    private static String name(NetworkInterface net) {
        return net.mac() == null ? "?" : net.mac().address().text();
    }

    private static Props backend(NetworkInterface net, Line line, String alias) {
        return switch (net.type()) {
            case USER -> user(net);
            case BRIDGE, NETWORK, ETHERNET -> {
                String device = net.target() == null ? null : net.target().dev();
                if (device == null) {
                    throw Line.unsupported("interface " + name(net) + ": <target dev='...'/> is missing");
                }
                yield Props.of("type", "tap").put("fd", String.valueOf(line.tap(alias, device)));
            }
            default ->
                throw Line.unsupported("interface " + name(net) + ": type '"
                        + net.type().name().toLowerCase(Locale.ROOT)
                        + "' is not supported; accepted: user, bridge, network, ethernet");
        };
    }

    private static Props user(NetworkInterface net) {
        Props props = Props.of("type", "user");
        for (IpAddress ip : net.ips()) {
            String address = ip.address();
            if (address != null && address.contains(":")) {
                props.put("ipv6-prefix", address).put("ipv6-prefixlen", ip.prefix() == null ? 64 : ip.prefix());
            } else {
                props.put("net", address + "/" + (ip.prefix() == null ? 24 : ip.prefix()));
            }
        }
        return props;
    }

    private static boolean isVirtio(NetworkInterface net) {
        return net.model() != null && net.model().startsWith("virtio");
    }

    private static Props front(NetworkInterface net, Line line) {
        String model = net.model();
        if (model == null) {
            throw Line.unsupported("interface " + name(net) + ": a <model> is needed");
        }
        if (!isVirtio(net)) {
            if (!model.matches("[A-Za-z0-9_.-]+")) {
                throw Line.unsupported("interface " + name(net) + ": model '" + model
                        + "' is not a name; accepted: letters, digits, '-', '_' and '.'");
            }
            return Props.driver(line.need(model, "interface model '" + model + "'"));
        }
        Props props = Props.driver(virtio(net, model));
        InterfaceDriver driver = net.driver();
        if (driver != null) {
            if (driver.txmode() != null) {
                props.put("tx", driver.txmode() == InterfaceDriver.TxMode.IOTHREAD ? "bh" : "timer");
            }
            props.put("ioeventfd", driver.ioeventfd())
                    .put("event_idx", driver.eventIdx())
                    .put("rss", driver.rss())
                    .put("hash", driver.rssHashReport())
                    .put("rx_queue_size", driver.rxQueueSize())
                    .put("tx_queue_size", driver.txQueueSize());
            offloads(props, driver);
            Line.options(props, driver.virtio());
        }
        return props;
    }

    private static String virtio(NetworkInterface net, String model) {
        return switch (model) {
            case "virtio", "virtio-net" -> Line.virtio("virtio-net", null);
            case "virtio-transitional" -> Line.virtio("virtio-net", VirtioModel.VIRTIO_TRANSITIONAL);
            case "virtio-non-transitional" -> Line.virtio("virtio-net", VirtioModel.VIRTIO_NON_TRANSITIONAL);
            default ->
                throw Line.unsupported("interface " + name(net) + ": model '" + model
                        + "' is not supported; accepted: virtio, virtio-transitional, virtio-non-transitional");
        };
    }

    private static void offloads(Props props, InterfaceDriver driver) {
        InterfaceDriver.Offload host = driver.host();
        if (host != null) {
            props.put("csum", host.csum())
                    .put("gso", host.gso())
                    .put("host_tso4", host.tso4())
                    .put("host_tso6", host.tso6())
                    .put("host_ecn", host.ecn())
                    .put("host_ufo", host.ufo())
                    .put("mrg_rxbuf", host.mrgRxbuf());
        }
        InterfaceDriver.Offload guest = driver.guest();
        if (guest != null) {
            props.put("guest_csum", guest.csum())
                    .put("guest_tso4", guest.tso4())
                    .put("guest_tso6", guest.tso6())
                    .put("guest_ecn", guest.ecn())
                    .put("guest_ufo", guest.ufo());
        }
    }
}
