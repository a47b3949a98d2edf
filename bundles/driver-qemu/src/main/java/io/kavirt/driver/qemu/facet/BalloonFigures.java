package io.kavirt.driver.qemu.facet;

import io.kavirt.api.VirtException;
import io.kavirt.api.domain.MemoryStat;
import io.kavirt.api.domain.MemoryStatTag;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.domain.MemoryBalloon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A guest's memory statistics. */
final class BalloonFigures {
    private static final Map<String, MemoryStatTag> SIZES = new LinkedHashMap<>();
    private static final Map<String, MemoryStatTag> COUNTS = new LinkedHashMap<>();

    static {
        SIZES.put("stat-swap-in", MemoryStatTag.SWAP_IN);
        SIZES.put("stat-swap-out", MemoryStatTag.SWAP_OUT);
        COUNTS.put("stat-major-faults", MemoryStatTag.MAJOR_FAULT);
        COUNTS.put("stat-minor-faults", MemoryStatTag.MINOR_FAULT);
        SIZES.put("stat-free-memory", MemoryStatTag.UNUSED);
        SIZES.put("stat-total-memory", MemoryStatTag.AVAILABLE);
        SIZES.put("stat-available-memory", MemoryStatTag.USABLE);
        SIZES.put("stat-disk-caches", MemoryStatTag.DISK_CACHES);
        COUNTS.put("stat-htlb-pgalloc", MemoryStatTag.HUGETLB_PGALLOC);
        COUNTS.put("stat-htlb-pgfail", MemoryStatTag.HUGETLB_PGFAIL);
    }

    private BalloonFigures() {}

    /** The statistics, sizes in KiB. @param ask whether QEMU may be asked */
    static List<MemoryStat> of(DomainView view, Guest guest, boolean ask, int pageKib) {
        List<MemoryStat> result = new ArrayList<>();
        result.add(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, view.balloonKib()));
        if (ask) {
            view.current()
                    .devices()
                    .first(MemoryBalloon.class)
                    .filter(balloon -> balloon.model() != MemoryBalloon.Model.NONE && balloon.alias() != null)
                    .ifPresent(balloon -> addGuests(guest, balloon, result));
        }
        guest.processStat()
                .ifPresent(stat -> result.add(new MemoryStat(MemoryStatTag.RSS, stat.residentPages() * pageKib)));
        return result;
    }

    private static void addGuests(Guest guest, MemoryBalloon balloon, List<MemoryStat> result) {
        Json answer;
        try {
            answer = guest.qmp()
                    .run(
                            "qom-get",
                            Json.object()
                                    .put(
                                            "path",
                                            "/machine/peripheral/"
                                                    + balloon.info().alias().name())
                                    .put("property", "guest-stats")
                                    .build());
        } catch (VirtException e) {
            // A guest without a driver for its balloon has no statistics; the others are told all the same.
            return;
        }
        Json stats = answer.get("stats").orElse(Json.EMPTY);
        SIZES.forEach((name, tag) -> add(stats, name, 1024, tag, result));
        COUNTS.forEach((name, tag) -> add(stats, name, 1, tag, result));
        answer.number("last-update").ifPresent(time -> result.add(new MemoryStat(MemoryStatTag.LAST_UPDATE, time)));
    }

    private static void add(Json stats, String name, int unit, MemoryStatTag tag, List<MemoryStat> result) {
        // What the guest does not tell comes as the largest number.
        stats.number(name)
                .filter(value -> value >= 0)
                .ifPresent(value -> result.add(new MemoryStat(tag, value / unit)));
    }
}
