package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What is refused in how a guest boots, whatever the driver. */
final class BootChecks {
    private static final int LONGEST_TIMEOUT = 65535;
    private static final Pattern LOADPARM = Pattern.compile("[A-Z0-9. ]{1,8}");
    private static final Pattern BIOS_DATE =
            Pattern.compile("(0?[1-9]|1[0-2])/(0?[1-9]|[12]\\d|3[01])/(\\d\\d|\\d{4})");

    private BootChecks() {}

    static void check(DomainDefinition domain) {
        OperatingSystem.BootMenu menu = domain.os().bootMenu();
        if (menu != null && menu.timeout() != null && menu.timeout() > LONGEST_TIMEOUT) {
            throw refusal("boot menu timeout '" + menu.timeout() + "', accepted: 0 to " + LONGEST_TIMEOUT);
        }
        order(domain);
        domain.sysinfos().forEach(info -> tables(domain, info));
    }

    private static void order(DomainDefinition domain) {
        Set<Integer> orders = new HashSet<>();
        for (Device device : domain.devices().list()) {
            DeviceInfo.Boot boot = device.info().boot();
            if (boot == null) {
                continue;
            }
            if (boot.order() == 0) {
                throw refusal("boot order '0', accepted: numbers from 1");
            }
            if (!orders.add(boot.order())) {
                throw refusal("boot order '" + boot.order() + "' used for more than one device");
            }
            if (boot.loadparm() != null && !LOADPARM.matcher(boot.loadparm()).matches()) {
                throw refusal("loadparm '" + boot.loadparm() + "', accepted: 1 to 8 letters, digits, dots and spaces");
            }
            if (!domain.os().boot().isEmpty()) {
                throw DomainChecks.refusal(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "boot order of a device cannot be used together with the boot devices of os");
            }
        }
    }

    private static void tables(DomainDefinition domain, SystemInfo info) {
        for (SystemInfo.Entry entry : info.system()) {
            if (entry.name().equals("uuid") && domain.uuid() != null) {
                String given = String.valueOf(entry.value()).strip();
                if (!given.equalsIgnoreCase(domain.uuid().toString())) {
                    throw refusal(
                            "UUID mismatch between <uuid>, '" + domain.uuid() + "', and <sysinfo>, '" + given + "'");
                }
            }
        }
        for (SystemInfo.Entry entry : info.bios()) {
            String value = String.valueOf(entry.value());
            if (entry.name().equals("date") && !BIOS_DATE.matcher(value).matches()) {
                throw refusal("BIOS date '" + value + "', accepted: mm/dd/yyyy");
            }
        }
    }

    private static VirtException refusal(String message) {
        return DomainChecks.refusal(ErrorCode.XML_ERROR, message);
    }
}
