package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.CharSource;
import io.kavirt.model.domain.CharSource.End;
import io.kavirt.model.domain.CharSource.Mode;
import io.kavirt.model.domain.DiskSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is at the host's end of ports, consoles and channels. */
final class CharBackend {
    private CharBackend() {}

    /** Adds the backend of a device and gives its name. */
    static String add(Line line, CharSource source, String alias) {
        return add(line, source, alias, false);
    }

    static String add(Line line, CharSource source, String alias, boolean parallel) {
        String id = "char" + alias;
        StringBuilder text = new StringBuilder(form(source, alias, id, parallel));
        CharSource.Log log = source.log();
        if (log != null) {
            text.append(",logfile=").append(Line.escape(log.file()));
            if (log.append() != null) {
                text.append(",logappend=").append(log.append() == OnOff.ON ? "on" : "off");
            }
        }
        line.add("-chardev", text.toString());
        return id;
    }

    private static String form(CharSource source, String alias, String id, boolean parallel) {
        CharSource.Type type = source.type();
        if (type == null) {
            throw Line.unsupported("device " + alias + ": a type is needed");
        }
        return switch (type) {
            case NULL -> "null,id=" + id;
            case VC -> "vc,id=" + id;
            case PTY -> "pty,id=" + id;
            case DEV -> (parallel ? "parallel" : "serial") + ",id=" + id + ",path=" + path(source, alias);
            case FILE ->
                "file,id=" + id + ",path=" + path(source, alias) + ",append="
                        + (source.end().append() == OnOff.ON ? "on" : "off");
            case PIPE -> "pipe,id=" + id + ",path=" + path(source, alias);
            case UDP -> udp(source, alias, id);
            case TCP -> tcp(source, alias, id);
            case UNIX -> unix(source, alias, id);
            default ->
                throw Line.unsupported("device " + alias + ": type '"
                        + type.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + "' is not supported; accepted: null, vc, pty, dev, file, pipe, udp, tcp, unix");
        };
    }

    private static String path(CharSource source, String alias) {
        String path = source.path();
        if (path == null) {
            throw Line.unsupported("device " + alias + ": <source path='...'/> is needed");
        }
        return Line.escape(path);
    }

    private static String unix(CharSource source, String alias, String id) {
        String text = "socket,id=" + id + ",path=" + path(source, alias);
        return source.end().mode() == Mode.BIND ? text + ",server=on,wait=off" : text + reconnect(source.end());
    }

    private static String tcp(CharSource source, String alias, String id) {
        End end = source.end();
        if (end.tls() == YesNo.YES) {
            throw Line.unsupported("device " + alias + ": tls='yes' is not supported");
        }
        CharSource.Protocol protocol = source.protocol();
        boolean telnet = protocol == CharSource.Protocol.TELNET;
        if (protocol != null && protocol != CharSource.Protocol.RAW && !telnet) {
            throw Line.unsupported("device " + alias + ": protocol '"
                    + protocol.name().toLowerCase(Locale.ROOT) + "' is not supported; accepted: raw, telnet");
        }
        String text = "socket,id=" + id + ",host=" + text(end.host(), alias, "host") + ",port="
                + text(end.service(), alias, "service");
        if (telnet) {
            text += ",telnet=on";
        }
        return end.mode() == Mode.BIND ? text + ",server=on,wait=off" : text + reconnect(end);
    }

    private static String reconnect(End end) {
        DiskSource.Reconnect reconnect = end.reconnect();
        if (reconnect == null || reconnect.enabled() == null) {
            return "";
        }
        int seconds = reconnect.enabled() == YesNo.YES && reconnect.timeout() != null ? reconnect.timeout() : 0;
        return ",reconnect=" + seconds;
    }

    private static String udp(CharSource source, String alias, String id) {
        End bind = null;
        End to = null;
        for (End end : source.ends()) {
            if (end.mode() == Mode.BIND) {
                bind = end;
            } else {
                to = end;
            }
        }
        if (to == null) {
            throw Line.unsupported("device " + alias + ": <source mode='connect'/> is needed");
        }
        String text = "udp,id=" + id + ",host=" + (to.host() == null ? "" : Line.escape(to.host())) + ",port="
                + text(to.service(), alias, "service");
        String localHost = bind == null || bind.host() == null ? "" : Line.escape(bind.host());
        String localPort = bind == null || bind.service() == null ? "0" : bind.service();
        return text + ",localaddr=" + localHost + ",localport=" + localPort;
    }

    private static String text(@Nullable String value, String alias, String name) {
        if (value == null) {
            throw Line.unsupported("device " + alias + ": <source " + name + "='...'/> is needed");
        }
        return Line.escape(value);
    }
}
