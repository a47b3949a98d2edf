package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.HasInactive;
import io.kavirt.model.xml.Required;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What most devices have: a place in the boot order, a name and an address.
 *
 * @param boot the place in the boot order
 * @param alias the name
 * @param master the first port of the device that this one belongs to
 * @param rom the option ROM
 * @param acpi the index in ACPI
 * @param address the address on the guest's buses
 */
public record DeviceInfo(
        @Child @Nullable Boot boot,
        @Child @Nullable Alias alias,
        @Child @Nullable Master master,
        @Child @Nullable Rom rom,
        @Child(attribute = "index") @Nullable Integer acpi,
        @Child @Nullable Address address)
        implements HasInactive<DeviceInfo> {

    /** Nothing said. */
    public static final DeviceInfo NONE = new DeviceInfo(null, null, null, null, null, null);

    /** Only names that users chose are kept. */
    @Override
    public DeviceInfo inactive() {
        return alias == null || alias.isUsers() ? this : withAlias(null);
    }

    /** A copy with another address. */
    public DeviceInfo withAddress(@Nullable Address address) {
        return new DeviceInfo(boot, alias, master, rom, acpi, address);
    }

    /** A copy with another alias. */
    public DeviceInfo withAlias(@Nullable Alias alias) {
        return new DeviceInfo(boot, alias, master, rom, acpi, address);
    }

    /** A copy with another place in the boot order. */
    public DeviceInfo withBoot(@Nullable Boot boot) {
        return new DeviceInfo(boot, alias, master, rom, acpi, address);
    }

    /**
     * A place in the boot order.
     *
     * @param order the place, from 1
     * @param loadparm what an S/390 guest loads
     */
    public record Boot(
            @Attribute @Required int order,
            @Attribute @Nullable String loadparm) {
        /** Parameters are upper case. */
        public Boot {
            loadparm = loadparm == null ? null : loadparm.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * The device that this one belongs to.
     *
     * @param startport the first of its ports
     */
    public record Master(@Attribute @Required int startport) {}

    /**
     * An option ROM.
     *
     * @param enabled whether the device has one
     * @param bar whether it is mapped
     * @param file its image
     */
    public record Rom(
            @Attribute @Nullable YesNo enabled,
            @Attribute @Nullable OnOff bar,
            @Attribute @Nullable String file) {}
}
