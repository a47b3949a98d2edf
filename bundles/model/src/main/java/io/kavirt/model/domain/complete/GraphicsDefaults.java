package io.kavirt.model.domain.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.Video;
import io.kavirt.model.xml.Records;
import java.util.ArrayList;
import java.util.List;

/** Ports and addresses of graphical consoles, and which graphics card is the first. */
public final class GraphicsDefaults {
    private GraphicsDefaults() {}

    /** The devices with the missing ports and addresses, the first graphics card primary. */
    public static Devices complete(Devices devices) {
        boolean[] seen = {devices.of(Video.class).stream().anyMatch(GraphicsDefaults::isPrimary)};
        return devices.map(device -> {
            if (device instanceof Graphics graphics) {
                return listening(withPorts(graphics));
            }
            if (device instanceof Video video && !seen[0]) {
                seen[0] = true;
                return primary(video);
            }
            return device;
        });
    }

    private static boolean isPrimary(Video video) {
        Video.Model model = video.model();
        return model != null && model.primary() == YesNo.YES;
    }

    private static Video primary(Video video) {
        Video.Model model = video.model();
        return model == null ? video : video.withModel(Records.with(model, "primary", YesNo.YES));
    }

    private static Graphics withPorts(Graphics graphics) {
        return switch (graphics.type()) {
            case VNC -> onSocket(graphics) ? graphics : vnc(graphics);
            case SPICE -> spice(graphics);
            default -> graphics;
        };
    }

    private static boolean onSocket(Graphics graphics) {
        return graphics.socket() != null
                || !graphics.listens().isEmpty() && graphics.listens().get(0).type() == Graphics.ListenType.SOCKET;
    }

    private static Graphics vnc(Graphics graphics) {
        Integer port = graphics.port();
        boolean auto = port == null || port == -1 || graphics.autoport() == YesNo.YES;
        return Records.with(graphics.withPort(auto ? Integer.valueOf(-1) : port), "autoport", YesNo.of(auto));
    }

    private static Graphics spice(Graphics graphics) {
        Integer port = graphics.port();
        Integer tlsPort = graphics.tlsPort();
        boolean open = !graphics.listens().isEmpty()
                && (graphics.listens().get(0).type() == Graphics.ListenType.SOCKET
                        || graphics.listens().get(0).type() == Graphics.ListenType.NONE);
        if (open) {
            return graphics;
        }
        boolean auto =
                graphics.autoport() == YesNo.YES || port != null && port == -1 && tlsPort != null && tlsPort == -1;
        Graphics next = auto ? Records.with(graphics.withPort(null), "tlsPort", null) : graphics;
        return Records.with(next, "autoport", YesNo.of(auto));
    }

    private static Graphics listening(Graphics graphics) {
        boolean listens = graphics.type() == Graphics.Type.VNC
                || graphics.type() == Graphics.Type.SPICE
                || graphics.type() == Graphics.Type.RDP;
        if (!listens) {
            return graphics;
        }
        if (graphics.listens().isEmpty()) {
            Graphics.Listen listen = graphics.socket() != null
                    ? new Graphics.Listen(Graphics.ListenType.SOCKET, null, null, graphics.socket())
                    : new Graphics.Listen(Graphics.ListenType.ADDRESS, graphics.listen(), null, null);
            return graphics.withListens(List.of(listen));
        }
        if (graphics.socket() != null && graphics.listens().get(0).type() != Graphics.ListenType.SOCKET) {
            return graphics.withListens(
                    replaced(graphics, new Graphics.Listen(Graphics.ListenType.SOCKET, null, null, graphics.socket())));
        }
        return mirrored(graphics, graphics.listens().get(0));
    }

    /** The first place is said a second time for old clients. */
    private static Graphics mirrored(Graphics graphics, Graphics.Listen first) {
        return switch (first.type()) {
            case ADDRESS -> address(graphics, first);
            case SOCKET -> socket(graphics, first);
            default -> graphics;
        };
    }

    private static Graphics address(Graphics graphics, Graphics.Listen first) {
        String address = first.address();
        String listen = graphics.listen();
        if (address != null && listen != null && !address.equals(listen)) {
            throw contradiction("listen", listen, "address", address);
        }
        if (address == null && listen != null) {
            return graphics.withListens(
                    replaced(graphics, new Graphics.Listen(Graphics.ListenType.ADDRESS, listen, null, null)));
        }
        return Records.with(graphics, "listen", address);
    }

    private static Graphics socket(Graphics graphics, Graphics.Listen first) {
        String inner = first.socket();
        String outer = graphics.socket();
        if (inner != null && outer != null && !inner.equals(outer)) {
            throw contradiction("socket", outer, "socket", inner);
        }
        if (inner == null && outer != null) {
            return graphics.withListens(
                    replaced(graphics, new Graphics.Listen(Graphics.ListenType.SOCKET, null, null, outer)));
        }
        return graphics.type() == Graphics.Type.VNC ? Records.with(graphics, "socket", inner) : graphics;
    }

    private static List<Graphics.Listen> replaced(Graphics graphics, Graphics.Listen first) {
        List<Graphics.Listen> listens = new ArrayList<>(graphics.listens());
        listens.set(0, first);
        return listens;
    }

    private static VirtException contradiction(String outer, String a, String inner, String b) {
        return new VirtException(
                ErrorCode.XML_ERROR,
                ErrorDomain.DOMAIN,
                "graphics '" + outer + "' attribute '" + a + "' must match the '" + inner
                        + "' attribute of the first listen element, which is '" + b + "'");
    }
}
