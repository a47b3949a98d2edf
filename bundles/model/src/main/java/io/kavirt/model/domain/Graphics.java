package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.HasInactive;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.SecretOnly;
import io.kavirt.model.xml.Signed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graphical console.
 *
 * @param type the protocol
 * @param display the host's display
 * @param xauth how it is opened
 * @param fullscreen whether it fills the screen
 * @param socket the socket
 * @param port the port; -1 for a free one
 * @param tlsPort the port with TLS; -1 for a free one
 * @param autoport whether ports are chosen
 * @param replaceUser whether a second client replaces the first
 * @param multiUser whether several clients may connect
 * @param websocket the port for web clients; -1 for a free one
 * @param listen the address, for old clients
 * @param keymap the keyboard
 * @param defaultMode whether channels are encrypted
 * @param sharePolicy whether clients share
 * @param powerControl whether clients may turn the guest off
 * @param passwd the password
 * @param passwdValidTo until when it holds
 * @param connected what happens to a client whose password has run out
 * @param p2p whether D-Bus goes without a bus
 * @param busAddress the bus
 * @param listens where to listen
 * @param channels whether single channels are encrypted
 * @param image how images are packed
 * @param jpeg how photographs are packed
 * @param zlib how text is packed
 * @param playback whether sound is packed
 * @param streaming how video is found
 * @param mouse whose mouse is shown
 * @param clipboard whether the clipboard is shared
 * @param fileTransfer whether files are
 * @param gl whether the host's graphics card draws
 * @param audio the sound that belongs to it
 */
@Element("graphics")
public record Graphics(
        @Attribute @Required Type type,
        @Attribute @Nullable String display,
        @Attribute @Nullable String xauth,
        @Attribute @Nullable YesNo fullscreen,
        @Attribute @Nullable String socket,
        @Attribute @Signed @Nullable Integer port,
        @Attribute @Signed @Nullable Integer tlsPort,
        @Attribute @Nullable YesNo autoport,
        @Attribute @Nullable YesNo replaceUser,
        @Attribute @Nullable YesNo multiUser,
        @Attribute @Signed @Nullable Integer websocket,
        @Attribute @Nullable String listen,
        @Attribute @Nullable String keymap,
        @Attribute @Nullable ChannelMode defaultMode,
        @Attribute @Nullable SharePolicy sharePolicy,
        @Attribute @Nullable YesNo powerControl,
        @Attribute @SecretOnly @Nullable String passwd,
        @Attribute @SecretOnly @Nullable String passwdValidTo,
        @Attribute @SecretOnly @Nullable Connected connected,
        @Attribute @Nullable YesNo p2p,
        @Attribute("address") @Nullable String busAddress,
        @Children("listen") List<Listen> listens,
        @Children("channel") List<Channel> channels,
        @Child(attribute = "compression") @Nullable String image,
        @Child(attribute = "compression") @Nullable String jpeg,
        @Child(attribute = "compression") @Nullable String zlib,
        @Child(attribute = "compression") @Nullable OnOff playback,
        @Child(attribute = "mode") @Nullable String streaming,
        @Child(attribute = "mode") @Nullable String mouse,
        @Child(attribute = "copypaste") @Nullable YesNo clipboard,

        @Child(value = "filetransfer", attribute = "enable") @Nullable
        YesNo fileTransfer,

        @Child @Nullable Gl gl,
        @Child(attribute = "id") @Nullable Integer audio)
        implements Device, HasInactive<Graphics> {

    /** Copies the lists. */
    public Graphics {
        listens = List.copyOf(listens);
        fullscreen = fullscreen == YesNo.NO ? null : fullscreen;
        channels = List.copyOf(channels);
    }

    /** Ports that are chosen at the start are left open. */
    @Override
    public Graphics inactive() {
        if (autoport != YesNo.YES || type == Type.SPICE) {
            return this;
        }
        return Records.with(this, "port", -1);
    }

    /** A copy on other ports. */
    public Graphics withPort(@Nullable Integer port) {
        return Records.with(this, "port", port);
    }

    /** A copy that listens elsewhere. */
    public Graphics withListens(List<Listen> listens) {
        return Records.with(this, "listens", listens);
    }

    /** The protocol. */
    public enum Type {
        SDL,
        VNC,
        RDP,
        DESKTOP,
        SPICE,
        EGL_HEADLESS,
        DBUS
    }

    /** Whether a channel is encrypted. */
    public enum ChannelMode {
        ANY,
        SECURE,
        INSECURE
    }

    /** Whether clients share. */
    public enum SharePolicy {
        ALLOW_EXCLUSIVE,
        FORCE_SHARED,
        IGNORE
    }

    /** What happens to a client whose password has run out. */
    public enum Connected {
        FAIL,
        DISCONNECT,
        KEEP
    }

    /**
     * Where to listen.
     *
     * @param type the kind of place
     * @param address the address
     * @param network the virtual network
     * @param socket the socket
     */
    public record Listen(
            @Attribute @Required ListenType type,
            @Attribute @Nullable String address,
            @Attribute @Nullable String network,
            @Attribute @Nullable String socket) {}

    /** The kind of place to listen. */
    public enum ListenType {
        NONE,
        ADDRESS,
        NETWORK,
        SOCKET
    }

    /**
     * Whether a channel is encrypted.
     *
     * @param name which
     * @param mode whether
     */
    public record Channel(
            @Attribute @Required String name,
            @Attribute @Required ChannelMode mode) {}

    /**
     * Whether the host's graphics card draws.
     *
     * @param enable whether
     * @param rendernode which card
     */
    public record Gl(
            @Attribute @Nullable YesNo enable,
            @Attribute @Nullable String rendernode) {}
}
