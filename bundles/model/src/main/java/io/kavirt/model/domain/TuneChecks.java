package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.model.common.CpuSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is refused in the shares of a guest whatever the driver. */
final class TuneChecks {
    private TuneChecks() {}

    static void check(DomainDefinition domain) {
        CpuTune tune = domain.cputune();
        if (tune != null) {
            schedulers(tune);
            caches(tune.cacheTunes());
            memory(tune);
        }
        hugePages(domain);
    }

    private static void schedulers(CpuTune tune) {
        Set<CpuSet> seen = new HashSet<>();
        for (CpuTune.VcpuScheduler scheduler : tune.vcpuSchedulers()) {
            if (!seen.add(scheduler.vcpus())) {
                throw refusal("vcpusched attributes 'vcpus' must not overlap; vcpu '" + scheduler.vcpus() + "' does");
            }
        }
    }

    private static void caches(List<CpuTune.CacheTune> tunes) {
        for (int i = 0; i < tunes.size(); i++) {
            CpuTune.CacheTune tune = tunes.get(i);
            for (CpuTune.CacheTune other : tunes.subList(0, i)) {
                if (tune.vcpus().intersects(other.vcpus())) {
                    throw refusal("cachetunes of vcpus '" + other.vcpus() + "' and '" + tune.vcpus() + "' overlap");
                }
            }
            for (CpuTune.Monitor monitor : tune.monitors()) {
                if (!tune.vcpus().containsAll(monitor.vcpus())) {
                    throw refusal("monitor of vcpus '" + monitor.vcpus() + "' must lie within those of its cachetune, '"
                            + tune.vcpus() + "'");
                }
            }
        }
    }

    /** Both kinds of share are one group of the kernel, so they are of the same processors or of quite others. */
    private static void memory(CpuTune tune) {
        for (CpuTune.MemoryTune memory : tune.memoryTunes()) {
            for (CpuTune.CacheTune cache : tune.cacheTunes()) {
                if (memory.vcpus().intersects(cache.vcpus()) && !memory.vcpus().equals(cache.vcpus())) {
                    throw refusal("memorytune of vcpus '" + memory.vcpus() + "' overlaps the cachetune of '"
                            + cache.vcpus() + "', accepted: the same vcpus or none of them");
                }
            }
        }
    }

    private static void hugePages(DomainDefinition domain) {
        MemoryBacking backing = domain.memoryBacking();
        if (backing == null || backing.hugepages() == null) {
            return;
        }
        int nodes = domain.cpu() == null ? 0 : domain.cpu().numa().size();
        for (MemoryBacking.Page page : backing.hugepages().pages()) {
            if (page.nodeset() != null && page.nodeset().max() >= Math.max(1, nodes)) {
                throw refusal("hugepages: nodeset '" + page.nodeset() + "' names a node that the guest has not, it has "
                        + nodes);
            }
        }
    }

    private static VirtException refusal(String message) {
        return DomainChecks.refusal(ErrorCode.XML_ERROR, message);
    }
}
