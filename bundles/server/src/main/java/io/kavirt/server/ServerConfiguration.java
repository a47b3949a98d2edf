package io.kavirt.server;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the daemon serves clients; the configuration {@code io.kavirt.server}. */
@ObjectClassDefinition(name = "Kavirt server")
@interface ServerConfiguration {
    @AttributeDefinition(description = "Socket for managing; empty for kavirt-sock in the run folder, - for none")
    String socket() default "";

    @AttributeDefinition(description = "Permissions of the socket, octal")
    String socket_mode() default "0700";

    @AttributeDefinition(description = "Group of the sockets; empty for the daemon's own")
    String socket_group() default "";

    @AttributeDefinition(
            description = "Socket for looking only; empty for kavirt-sock-ro in the run folder, - for none")
    String socket_ro() default "";

    @AttributeDefinition(description = "Permissions of the socket for looking only, octal")
    String socket_ro_mode() default "0777";

    @AttributeDefinition(description = "Also listen on libvirt's own sockets, so that clients need no socket parameter")
    boolean libvirt_sockets() default false;

    @AttributeDefinition(description = "Folder of libvirt's own sockets")
    String libvirt_socket_dir() default "/run/libvirt";

    @AttributeDefinition(description = "What clients get that name no URI")
    String default_uri() default "qemu:///system";

    @AttributeDefinition(
            description = "Threads that carry connections; 0 for two, or one on a single processor",
            min = "0",
            max = "64")
    int event_loops() default 0;

    @AttributeDefinition(
            description =
                    "Microseconds that such a thread looks for the next packet of a client that calls without pause,"
                            + " before it sleeps; 0 for never",
            min = "0",
            max = "1000")
    int busy_poll() default 50;

    @AttributeDefinition(description = "Most threads for calls that wait", min = "1", max = "1000")
    int max_workers() default 20;

    @AttributeDefinition(description = "Threads beside them for short calls only", min = "1", max = "1000")
    int prio_workers() default 5;

    @AttributeDefinition(description = "Most clients at once", min = "1", max = "100000")
    int max_clients() default 5000;

    @AttributeDefinition(description = "Calls of one client that run at once", min = "1", max = "10000")
    int max_client_requests() default 32;

    @AttributeDefinition(description = "Largest accepted packet in bytes", min = "65536", max = "33554436")
    int max_packet() default 33554436;

    @AttributeDefinition(description = "MiB of events that may wait for a client", min = "1", max = "4096")
    int event_backlog() default 64;

    @AttributeDefinition(
            description = "Seconds between signs of life asked of a silent client; 0 for never",
            min = "0",
            max = "86400")
    int keepalive_interval() default 5;

    @AttributeDefinition(description = "Signs of life that may stay out", min = "1", max = "1000")
    int keepalive_count() default 5;

    @AttributeDefinition(
            description = "Seconds that calls under way may go on when the daemon stops",
            min = "0",
            max = "3600")
    int stop_timeout() default 10;
}
