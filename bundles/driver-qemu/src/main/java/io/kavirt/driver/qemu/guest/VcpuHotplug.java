package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.domain.VcpuState;
import java.util.ArrayList;
import java.util.List;

/** Plugs processors into a running guest and unplugs them. */
public final class VcpuHotplug {
    private static final String PREFIX = "vcpu";

    private final Guest guest;
    private final DomainDefinition live;

    public VcpuHotplug(Guest guest, DomainDefinition live) {
        this.guest = guest;
        this.live = live;
    }

    /** How many of a document's processors are there from the start; the others are plugged in. */
    static int cold(DomainDefinition definition) {
        long plugged = definition.vcpus().stream()
                .filter(vcpu -> vcpu.enabled() == YesNo.YES && vcpu.hotpluggable() == YesNo.YES)
                .count();
        int online = definition.vcpu().online();
        return plugged > 0 && plugged < online ? online - (int) plugged : online;
    }

    /** A document with so many processors, of which those that were there from the start are marked. */
    public static DomainDefinition with(DomainDefinition definition, int online) {
        int cold = Math.min(cold(definition), online);
        Vcpu vcpu = definition.vcpu();
        List<VcpuState> states = new ArrayList<>();
        for (int id = 0; id < vcpu.count() && online > cold; id++) {
            boolean enabled = id < online;
            states.add(new VcpuState(
                    id, YesNo.of(enabled), YesNo.of(id >= cold), enabled ? Integer.valueOf(id + 1) : null));
        }
        return definition
                .withVcpu(new Vcpu(vcpu.placement(), vcpu.cpuset(), online, vcpu.count()))
                .withVcpus(states);
    }

    /** Brings the guest to so many processors. */
    public void change(int wanted) {
        // QEMU lists the slots from the last to the first.
        List<Json> slots =
                new ArrayList<>(guest.qmp().run("query-hotpluggable-cpus").asList());
        java.util.Collections.reverse(slots);
        int online = (int) slots.stream().filter(slot -> slot.has("qom-path")).count();
        if (slots.stream().anyMatch(slot -> slot.number("vcpus-count").orElse(1L) != 1)) {
            throw refused("plugs several processors at a time");
        }
        if (wanted > online) {
            plug(slots, wanted - online);
        } else if (wanted < online) {
            unplug(slots, online - wanted);
        }
    }

    private void plug(List<Json> slots, int count) {
        int left = count;
        for (int index = 0; index < slots.size() && left > 0; index++) {
            Json slot = slots.get(index);
            if (!slot.has("qom-path")) {
                Json.Builder device =
                        Json.object().put("driver", slot.at("type").asString()).put("id", PREFIX + index);
                slot.at("props").asMap().forEach(device::put);
                guest.qmp().run("device_add", device.build());
                left--;
            }
        }
        if (left > 0) {
            throw refused("has no slot for " + left + " more");
        }
    }

    private void unplug(List<Json> slots, int count) {
        int left = count;
        for (int index = slots.size() - 1; index >= 0 && left > 0; index--) {
            String path = slots.get(index).string("qom-path").orElse("");
            if (path.endsWith("/" + PREFIX + index)) {
                guest.qmp().run("device_del", Json.object("id", PREFIX + index));
                left--;
            }
        }
        if (left > 0) {
            throw refused("cannot give " + left + " of them back: they were there from the start");
        }
    }

    private VirtException refused(String why) {
        return new VirtException(
                ErrorCode.OPERATION_UNSUPPORTED,
                ErrorDomain.QEMU,
                "The number of vcpus cannot be changed while domain '" + live.name() + "' runs: machine '"
                        + live.os().type().machine() + "' " + why);
    }
}
