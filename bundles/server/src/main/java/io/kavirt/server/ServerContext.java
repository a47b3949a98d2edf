package io.kavirt.server;

import io.kavirt.api.driver.Identity;
import io.kavirt.core.Gateway;
import io.netty.channel.Channel;
import java.util.concurrent.Executor;

/** What connections share. */
interface ServerContext {
    ServerSettings settings();

    Gateway gateway();

    Protocol protocol();

    /** Runs calls that wait. */
    WorkerPool workers();

    /** Runs what may take long and must not keep calls from a worker: streams, ends of sessions, calls that wait for a driver. */
    Executor background();

    /** Who is at the other end of a connection. */
    Identity identify(Channel channel);

    /** A connection was made. */
    void joined(ClientConnection client);

    /** A connection is gone. */
    void left(ClientConnection client);
}
