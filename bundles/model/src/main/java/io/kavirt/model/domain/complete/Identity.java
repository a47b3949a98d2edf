package io.kavirt.model.domain.complete;

import io.kavirt.model.common.MacAddress;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.GenId;
import io.kavirt.model.domain.NetworkInterface;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids and addresses that are made up. */
public final class Identity {
    /** The first three bytes of addresses made up for interfaces. */
    public static final String MAC_PREFIX = "52:54:00";

    private Identity() {}

    /** The document with an id. */
    public static DomainDefinition withUuid(DomainDefinition domain, RandomGenerator random) {
        return domain.uuid() == null ? domain.withUuid(uuid(random)) : domain;
    }

    /** A random id. */
    public static UUID uuid(RandomGenerator random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The document with a VM generation id where one is asked for. */
    public static DomainDefinition withGenerationId(DomainDefinition domain, RandomGenerator random) {
        GenId genid = domain.genid();
        return genid == null || genid.uuid() != null ? domain : domain.withGenid(new GenId(uuid(random)));
    }

    /** The devices with an address for each interface. */
    public static Devices withMacs(Devices devices, RandomGenerator random) {
        return devices.map(device -> device instanceof NetworkInterface nic && nic.mac() == null
                ? nic.withMac(NetworkInterface.Mac.of(mac(random)))
                : device);
    }

    /** An address that no other interface has, in all likelihood. */
    public static MacAddress mac(RandomGenerator random) {
        int tail = random.nextInt(1 << 24);
        return MacAddress.parse(
                String.format("%s:%02x:%02x:%02x", MAC_PREFIX, tail >> 16, tail >> 8 & 0xFF, tail & 0xFF));
    }
}
