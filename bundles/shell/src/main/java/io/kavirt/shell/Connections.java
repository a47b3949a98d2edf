package io.kavirt.shell;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.Virtualization;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverInfo;
import io.kavirt.api.driver.DriverStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The connections that commands use: one a URI, shared by all who are in the shell, kept until the bundle stops. A component
 * rather than a Karaf {@code @Service}: Karaf gives commands references to OSGi services alone.
 */
@Component(service = Connections.class)
public final class Connections {
    /** What a shell session connects to if it never said so: the first of these that opens. */
    static final List<String> DEFAULT_URIS = List.of("qemu:///system", "qemu:///session", "test:///default");

    private static final String SESSION_VARIABLE = "kavirt.uri";

    private final Virtualization virtualization;
    private final DriverDirectory directory;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    @Activate
    public Connections(@Reference Virtualization virtualization, @Reference DriverDirectory directory) {
        this.virtualization = virtualization;
        this.directory = directory;
    }

    /** The URI that a shell session is connected to. */
    String uri(Session session) {
        Object chosen = session.get(SESSION_VARIABLE);
        if (chosen != null) {
            return chosen.toString();
        }
        VirtException last = null;
        for (String uri : DEFAULT_URIS) {
            Optional<DriverStatus> driver = driverOf(uri);
            if (driver.filter(DriverStatus.MISSING::equals).isPresent()) {
                // Not the next one: a command must not reach another hypervisor because a driver is away.
                return uri;
            }
            if (driver.isPresent()) {
                try {
                    return use(session, uri);
                } catch (VirtException e) {
                    last = e;
                }
            }
        }
        throw last != null
                ? last
                : new VirtException(
                        ErrorCode.NO_CONNECT,
                        ErrorDomain.NONE,
                        "no driver is installed for any of " + DEFAULT_URIS + "; give a URI to virt:connect");
    }

    /** Whether the driver that a URI needs serves, if it is or was installed. */
    Optional<DriverStatus> driverOf(String uri) {
        String scheme = uri.substring(0, uri.indexOf(':'));
        return directory.drivers().stream()
                .filter(driver -> driver.name().equals(scheme))
                .map(DriverInfo::status)
                .findFirst();
    }

    /** Connects a shell session to a URI. */
    String use(Session session, String uri) {
        String full = connection(uri).uri();
        session.put(SESSION_VARIABLE, full);
        return full;
    }

    /** The connection of a shell session. */
    Connection connection(Session session) {
        return connection(uri(session));
    }

    private Connection connection(String uri) {
        return open.computeIfAbsent(uri, virtualization::open);
    }

    /** Ends all connections. */
    @Deactivate
    public void close() {
        open.values().forEach(Connection::close);
        open.clear();
    }
}
