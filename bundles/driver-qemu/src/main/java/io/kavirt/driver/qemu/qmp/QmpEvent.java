package io.kavirt.driver.qemu.qmp;

import io.kavirt.driver.qemu.json.Json;
import java.time.Instant;

/**
 * Something that QEMU tells unasked.
 *
 * @param name the event, such as SHUTDOWN
 * @param data what belongs to it; an empty object when nothing does
 * @param timestamp when it happened, by the host's clock, to the microsecond
 */
public record QmpEvent(String name, Json data, Instant timestamp) {

    static QmpEvent of(Json message) {
        Json time = message.at("timestamp");
        // QEMU gives -1 when it could not read the clock.
        long seconds = Math.max(0, time.at("seconds").asLong());
        long micros = Math.max(0, time.at("microseconds").asLong());
        return new QmpEvent(
                message.at("event").asString(),
                message.get("data").orElse(Json.EMPTY),
                Instant.ofEpochSecond(seconds, micros * 1000));
    }
}
