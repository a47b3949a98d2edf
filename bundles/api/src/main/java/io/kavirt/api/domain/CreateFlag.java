package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a domain is started. ({@code virDomainCreateFlags}) */
public enum CreateFlag implements Flag {
    /** {@code VIR_DOMAIN_START_PAUSED}, since libvirt 0.8.2. */
    PAUSED(1 << 0),
    /** {@code VIR_DOMAIN_START_AUTODESTROY}, since libvirt 0.9.3. */
    AUTODESTROY(1 << 1),
    /** {@code VIR_DOMAIN_START_BYPASS_CACHE}, since libvirt 0.9.4. */
    BYPASS_CACHE(1 << 2),
    /** {@code VIR_DOMAIN_START_FORCE_BOOT}, since libvirt 0.9.5. */
    FORCE_BOOT(1 << 3),
    /** {@code VIR_DOMAIN_START_VALIDATE}, since libvirt 1.2.12. */
    VALIDATE(1 << 4),
    /** {@code VIR_DOMAIN_START_RESET_NVRAM}, since libvirt 8.1.0. */
    RESET_NVRAM(1 << 5);

    private final int bit;

    CreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
