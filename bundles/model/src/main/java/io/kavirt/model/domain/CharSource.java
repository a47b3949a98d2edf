package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.HasInactive;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a character device leads to on the host.
 *
 * @param type the kind of end
 * @param tty the terminal of a running guest, for old clients
 * @param ends the ends: one, or with UDP the own and the other
 * @param protocol what is spoken on TCP
 * @param log the file that gets a copy
 */
public record CharSource(
        @Attribute @Nullable Type type,
        @Attribute @LiveOnly @Nullable String tty,
        @Children("source") List<End> ends,

        @Child(value = "protocol", attribute = "type") @Nullable
        Protocol protocol,

        @Child @Nullable Log log)
        implements HasInactive<CharSource> {

    /** Nothing said. */
    public static final CharSource NONE = new CharSource(null, null, List.of(), null, null);

    /** Copies the list, fills in what old documents leave out, and puts the own end of UDP first. */
    public CharSource {
        ends = CharEnds.complete(type, ends);
        if (type == Type.TCP && protocol == null) {
            protocol = Protocol.RAW;
        }
    }

    /** A terminal that is made at the start. */
    public static CharSource ofPty() {
        return new CharSource(Type.PTY, null, List.of(), null, null);
    }

    /** An end at a path. */
    public static CharSource ofPath(Type type, String path) {
        return new CharSource(type, null, List.of(Records.with(End.NONE, "path", path)), null, null);
    }

    /** A terminal's path is chosen anew at each start. */
    @Override
    public CharSource inactive() {
        return type == Type.PTY && !ends.isEmpty()
                ? new CharSource(type, null, List.of(), protocol, log)
                : withTty(null);
    }

    /** The path of the first end. */
    public @Nullable String path() {
        return ends.isEmpty() ? null : ends.get(0).path();
    }

    /** The first end. */
    public End end() {
        return ends.isEmpty() ? End.NONE : ends.get(0);
    }

    /** A copy with another path. */
    public CharSource withPath(@Nullable String path) {
        return new CharSource(type, tty, List.of(Records.with(end(), "path", path)), protocol, log);
    }

    /** A copy with another terminal. */
    public CharSource withTty(@Nullable String tty) {
        return new CharSource(type, tty, ends, protocol, log);
    }

    /** The kind of end. */
    public enum Type {
        NULL,
        VC,
        PTY,
        DEV,
        FILE,
        PIPE,
        STDIO,
        UDP,
        TCP,
        UNIX,
        SPICEVMC,
        SPICEPORT,
        NMDM,
        QEMU_VDAGENT,
        DBUS
    }

    /** Who waits for whom. */
    public enum Mode {
        CONNECT,
        BIND,
        CLIENT,
        SERVER
    }

    /** What is spoken on TCP. */
    public enum Protocol {
        RAW,
        TELNET,
        TELNETS,
        TLS
    }

    /**
     * One end.
     *
     * @param mode who waits for whom
     * @param path the file, device or socket
     * @param append whether the file is kept
     * @param host the host
     * @param service the port
     * @param tls whether the connection is encrypted
     * @param channel the name of a SPICE or D-Bus channel
     * @param master the guest's end of a null modem
     * @param slave the other end
     * @param reconnect when to connect again
     * @param clipboard whether the clipboard is shared
     * @param mouse whose mouse is shown
     * @param labels how the file is labelled
     */
    public record End(
            @Attribute @Nullable Mode mode,
            @Attribute @Nullable String path,
            @Attribute @Nullable OnOff append,
            @Attribute @Nullable String host,
            @Attribute @Nullable String service,
            @Attribute @Nullable YesNo tls,
            @Attribute @Nullable String channel,
            @Attribute @Nullable String master,
            @Attribute @Nullable String slave,
            @Children("seclabel") List<DeviceLabel> labels,
            @Child DiskSource.@Nullable Reconnect reconnect,
            @Child(attribute = "copypaste") @Nullable YesNo clipboard,
            @Child(attribute = "mode") @Nullable Mode mouse) {

        /** Nothing said. */
        public static final End NONE =
                new End(null, null, null, null, null, null, null, null, null, List.of(), null, null, null);

        /** Copies the list. */
        public End {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The file that gets a copy.
     *
     * @param file the file
     * @param append whether it is kept
     */
    public record Log(
            @Attribute @Required String file,
            @Attribute @Nullable OnOff append) {}
}
