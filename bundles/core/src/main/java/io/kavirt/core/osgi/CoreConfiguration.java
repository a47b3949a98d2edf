package io.kavirt.core.osgi;

import io.kavirt.core.CoreSettings;
import java.time.Duration;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The bounds that core keeps; PID {@value #PID}. */
@ObjectClassDefinition(name = "Kavirt core")
@interface CoreConfiguration {
    /** Where the configuration is found. */
    String PID = "io.kavirt.core";

    /** Seconds that a call waits for the next instance of a driver that is gone. */
    @AttributeDefinition(min = "0", max = "3600")
    int grace_seconds() default 15;

    /** Seconds that a leaving driver is held back for the calls that run in it. */
    @AttributeDefinition(min = "0", max = "86400")
    int drain_seconds() default 60;

    /** Seconds that calls get to end after they were cancelled. */
    @AttributeDefinition(min = "0", max = "3600")
    int cancel_seconds() default 5;

    /** Seconds that a call waits for a driver that is not ready yet. */
    @AttributeDefinition(min = "1", max = "3600")
    int probing_seconds() default 60;

    /** Turns the annotation into a record, within the bounds. */
    final class Reader {
        private Reader() {}

        static CoreSettings read(CoreConfiguration configuration) {
            return new CoreSettings(
                    seconds("grace.seconds", configuration.grace_seconds(), 0, 3600),
                    seconds("drain.seconds", configuration.drain_seconds(), 0, 86400),
                    seconds("cancel.seconds", configuration.cancel_seconds(), 0, 3600),
                    seconds("probing.seconds", configuration.probing_seconds(), 1, 3600));
        }

        private static Duration seconds(String name, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        PID + ": " + name + " is " + value + ", but " + min + " to " + max + " is accepted");
            }
            return Duration.ofSeconds(value);
        }
    }
}
