package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Audio;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.Graphics.Listen;
import java.util.List;
import java.util.Locale;

/** Ways to see the guest's screen. */
final class GraphicsDevice implements DeviceArguments<Graphics> {
    private static final int FIRST_PORT = 5900;

    @Override
    public Class<Graphics> kind() {
        return Graphics.class;
    }

    @Override
    public void add(Graphics graphics, Line line) {
        switch (graphics.type()) {
            case VNC -> vnc(graphics, line);
            case EGL_HEADLESS -> {
                String node = graphics.gl() == null ? null : graphics.gl().rendernode();
                line.add("-display", "egl-headless" + (node == null ? "" : ",rendernode=" + Line.escape(node)));
            }
            default ->
                throw Line.unsupported("graphics type '"
                        + graphics.type().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + "' is not supported; accepted: vnc, egl-headless");
        }
    }

    private static void vnc(Graphics graphics, Line line) {
        StringBuilder text = new StringBuilder(address(graphics));
        if (graphics.websocket() != null) {
            text.append(",websocket=").append(graphics.websocket() < 0 ? "on" : graphics.websocket());
        }
        if (graphics.sharePolicy() != null) {
            String policy =
                    graphics.sharePolicy().name().toLowerCase(Locale.ROOT).replace('_', '-');
            text.append(",share=").append(policy);
        }
        if (graphics.powerControl() != null) {
            text.append(",power-control=").append(graphics.powerControl() == YesNo.YES ? "on" : "off");
        }
        if (graphics.passwd() != null) {
            text.append(",password=on");
            line.setup("set_password", password(graphics, graphics.passwd()));
            if (graphics.passwdValidTo() != null) {
                throw Line.unsupported("passwdValidTo of graphics vnc is not supported");
            }
        }
        int audio = graphics.audio() != null ? graphics.audio() : firstAudio(line);
        if (audio > 0) {
            text.append(",audiodev=audio").append(audio);
        }
        line.add("-vnc", text.toString());
        if (graphics.keymap() != null) {
            line.add("-k", graphics.keymap());
        }
    }

    private static Props password(Graphics graphics, String password) {
        Props props = Props.of("protocol", "vnc").put("password", password);
        if (graphics.connected() != null) {
            props.put("connected", graphics.connected().name().toLowerCase(Locale.ROOT));
        }
        return props;
    }

    private static int firstAudio(Line line) {
        List<Audio> all = line.domain.devices().of(Audio.class);
        return all.isEmpty() ? 0 : all.get(0).id();
    }

    private static String address(Graphics graphics) {
        Listen listen = graphics.listens().isEmpty()
                ? new Listen(Graphics.ListenType.ADDRESS, graphics.listen(), null, null)
                : graphics.listens().get(0);
        return switch (listen.type()) {
            case NONE -> "none";
            case SOCKET -> {
                if (listen.socket() == null) {
                    throw Line.unsupported("graphics vnc: <listen type='socket'> needs a socket");
                }
                yield "vnc=unix:" + Line.escape(listen.socket());
            }
            case NETWORK, ADDRESS -> {
                int port = graphics.port() == null ? -1 : graphics.port();
                if (port < FIRST_PORT) {
                    throw Line.unsupported("graphics vnc: port '" + port + "' is not supported; accepted: " + FIRST_PORT
                            + " to 65535");
                }
                String host = listen.address() == null ? "" : listen.address();
                yield (host.contains(":") ? "[" + host + "]" : host) + ":" + (port - FIRST_PORT);
            }
        };
    }
}
