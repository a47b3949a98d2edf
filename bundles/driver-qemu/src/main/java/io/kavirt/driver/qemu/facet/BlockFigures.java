package io.kavirt.driver.qemu.facet;

import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.domain.Disk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What QEMU counts of one disk.
 *
 * @param stats the counters
 * @param image what it knows of the image; an empty object without a medium
 */
record BlockFigures(Json stats, Json image) {
    private static final String PERIPHERAL = "/machine/peripheral/";

    /** The figures of all disks of a guest, by the disks' aliases. */
    static Map<String, BlockFigures> of(Guest guest) {
        CompletableFuture<Json> stats = guest.qmp().submit("query-blockstats", Json.EMPTY);
        CompletableFuture<Json> blocks = guest.qmp().submit("query-block", Json.EMPTY);
        Map<String, Json> images = new HashMap<>();
        for (Json block : guest.qmp().await("query-block", blocks).asList()) {
            Json image =
                    block.get("inserted").flatMap(medium -> medium.get("image")).orElse(Json.EMPTY);
            images.put(alias(block.string("qdev")), image);
        }
        Map<String, BlockFigures> result = new HashMap<>();
        for (Json entry : guest.qmp().await("query-blockstats", stats).asList()) {
            String alias = alias(entry.string("qdev"));
            result.put(alias, new BlockFigures(entry.at("stats"), images.getOrDefault(alias, Json.EMPTY)));
        }
        return result;
    }

    /** The figures of a disk. */
    static Optional<BlockFigures> of(Map<String, BlockFigures> all, Disk disk) {
        return disk.alias() == null
                ? Optional.empty()
                : Optional.ofNullable(all.get(disk.alias().name()));
    }

    /** QEMU names a device by its id or by its path, of which some devices add a part below the id. */
    private static String alias(Optional<String> device) {
        String text = device.orElse("");
        return text.startsWith(PERIPHERAL) ? text.substring(PERIPHERAL.length()).split("/")[0] : text;
    }

    long count(String name) {
        return stats.number(name).orElse(0L);
    }

    Optional<Long> virtualSize() {
        return image.number("virtual-size");
    }

    Optional<Long> actualSize() {
        return image.number("actual-size");
    }
}
