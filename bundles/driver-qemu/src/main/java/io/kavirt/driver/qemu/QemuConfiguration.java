package io.kavirt.driver.qemu;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the QEMU driver is configured. */
@ObjectClassDefinition(name = "Kavirt QEMU driver")
@interface QemuConfiguration {
    /** The user that guests' processes run as. */
    @AttributeDefinition(
            name = "User",
            description = "User, by name or number, that guests' processes run as; empty for the daemon's own")
    String user() default "";

    /** The group that guests' processes run as. */
    @AttributeDefinition(
            name = "Group",
            description = "Group, by name or number, that guests' processes run as; empty for the user's own")
    String group() default "";

    /** The binary of guests whose document names none. */
    @AttributeDefinition(
            name = "Emulator",
            description = "Path of the binary for guests that name none; empty to choose by architecture")
    String emulator() default "";

    /** The address on which VNC servers listen. */
    @AttributeDefinition(
            name = "VNC address",
            description = "Address on which VNC servers listen unless a guest's document says otherwise")
    String vnc_listen() default "127.0.0.1";

    /** How long a started process may take until it answers. */
    @AttributeDefinition(
            name = "Start timeout",
            description = "Seconds that a started process may take until it answers",
            min = "1",
            max = "3600")
    int start_timeout() default 30;

    /** How long a process may take to end. */
    @AttributeDefinition(
            name = "Stop timeout",
            description = "Seconds that a process may take to end before it is killed",
            min = "1",
            max = "3600")
    int stop_timeout() default 10;

    /** How long an operation waits for the one before it. */
    @AttributeDefinition(
            name = "Job timeout",
            description = "Seconds that an operation on a domain waits for the one before it",
            min = "1",
            max = "3600")
    int job_timeout() default 30;
}
