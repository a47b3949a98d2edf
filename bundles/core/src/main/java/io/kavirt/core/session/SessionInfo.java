package io.kavirt.core.session;

import io.kavirt.api.connection.ConnectionInfo;

/** What a connection knows of itself. */
final class SessionInfo implements ConnectionInfo {
    /** The libvirt release whose interface is served: 9.0.0. */
    private static final long LIB_VERSION = 9_000_000;

    private volatile String uri;

    SessionInfo(String uri) {
        this.uri = uri;
    }

    void completeUri(String full) {
        uri = full;
    }

    @Override
    public long libVersion() {
        return LIB_VERSION;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public boolean isSecure() {
        // Calls reach drivers within this process; a transport that others can listen in on is its server's concern.
        return true;
    }
}
