package io.kavirt.api.connection;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.SessionFacet;
import org.osgi.annotation.versioning.ConsumerType;

/** What a connection knows of itself; core answers, no driver is asked. */
@ConsumerType
@SessionFacet
public interface ConnectionInfo {
    /**
     * Tells which libvirt release's interface is served, as major * 1,000,000 + minor * 1,000 + release.
     *
     * @since libvirt 0.7.3
     */
    @Procedure(value = 157, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default long libVersion() {
        throw VirtException.unsupported(ConnectionInfo.class, "libVersion");
    }

    /**
     * Tells the URI that the connection was opened with, completed.
     *
     * @since libvirt 0.3.0
     */
    @Procedure(value = 110, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default String uri() {
        throw VirtException.unsupported(ConnectionInfo.class, "uri");
    }

    /**
     * Tells whether nobody can listen in on the connection.
     *
     * @since libvirt 0.7.3
     */
    @Procedure(value = 149, high = true)
    default boolean isSecure() {
        throw VirtException.unsupported(ConnectionInfo.class, "isSecure");
    }
}
