package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** What a memory statistic counts. ({@code virDomainMemoryStatTags}) */
public enum MemoryStatTag implements Code {
    /** {@code VIR_DOMAIN_MEMORY_STAT_SWAP_IN}, since libvirt 0.7.5. */
    SWAP_IN(0),
    /** {@code VIR_DOMAIN_MEMORY_STAT_SWAP_OUT}, since libvirt 0.7.5. */
    SWAP_OUT(1),
    /** {@code VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT}, since libvirt 0.7.5. */
    MAJOR_FAULT(2),
    /** {@code VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT}, since libvirt 0.7.5. */
    MINOR_FAULT(3),
    /** {@code VIR_DOMAIN_MEMORY_STAT_UNUSED}, since libvirt 0.7.5. */
    UNUSED(4),
    /** {@code VIR_DOMAIN_MEMORY_STAT_AVAILABLE}, since libvirt 0.7.5. */
    AVAILABLE(5),
    /** {@code VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON}, since libvirt 0.9.3. */
    ACTUAL_BALLOON(6),
    /** {@code VIR_DOMAIN_MEMORY_STAT_RSS}, since libvirt 0.9.10. */
    RSS(7),
    /** {@code VIR_DOMAIN_MEMORY_STAT_USABLE}, since libvirt 2.1.0. */
    USABLE(8),
    /** {@code VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE}, since libvirt 2.1.0. */
    LAST_UPDATE(9),
    /** {@code VIR_DOMAIN_MEMORY_STAT_DISK_CACHES}, since libvirt 4.6.0. */
    DISK_CACHES(10),
    /** {@code VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC}, since libvirt 5.4.0. */
    HUGETLB_PGALLOC(11),
    /** {@code VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL}, since libvirt 5.4.0. */
    HUGETLB_PGFAIL(12);

    private final int code;

    MemoryStatTag(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
