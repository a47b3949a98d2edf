package io.kavirt.driver.qemu.facet;

import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** Which threads run a guest's processors; asked of QEMU once, and again when processors were plugged. */
final class VcpuThreads {
    static final String KEPT = "vcpu threads";

    private VcpuThreads() {}

    /** Thread ids by processor. @param mayAsk whether QEMU may be asked if that is not known yet */
    static Map<Integer, Integer> of(Guest guest, boolean mayAsk) {
        if (guest.kept().get(KEPT) instanceof Threads known) {
            return known.ids;
        }
        if (!mayAsk) {
            return Map.of();
        }
        Map<Integer, Integer> ids = new TreeMap<>();
        for (Json cpu : guest.qmp().run("query-cpus-fast").asList()) {
            ids.put(cpu.at("cpu-index").asInt(), cpu.at("thread-id").asInt());
        }
        guest.kept().put(KEPT, new Threads(ids));
        return ids;
    }

    private record Threads(Map<Integer, Integer> ids) {}
}
