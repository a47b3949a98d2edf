package io.kavirt.driver.qemu.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DomainDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A document in the making: what the steps of completion work on, one after the other. Belongs to one thread. */
final class Draft {
    final QemuCapabilities qemu;
    final List<Device> devices;
    DomainDefinition domain;

    Draft(DomainDefinition domain, QemuCapabilities qemu) {
        this.domain = domain;
        this.qemu = qemu;
        this.devices = new ArrayList<>(domain.devices().list());
    }

    /** The document with the devices as they are now. */
    DomainDefinition result() {
        return domain.withDevices(domain.devices().withList(devices));
    }

    String machine() {
        String machine = domain.os().type().machine();
        return machine == null ? "" : machine;
    }

    boolean isI440fx() {
        return MachineType.isI440fx(machine());
    }

    boolean isQ35() {
        return MachineType.isQ35(machine());
    }

    <D extends Device> List<D> of(Class<D> kind) {
        return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean has(Class<? extends Device> kind) {
        return devices.stream().anyMatch(kind::isInstance);
    }

    boolean hasController(Controller.Type type) {
        return of(Controller.class).stream().anyMatch(controller -> controller.type() == type);
    }

    @Nullable
    Controller controller(Controller.Type type, int index) {
        return of(Controller.class).stream()
                .filter(controller -> controller.type() == type && Draft.index(controller) == index)
                .findFirst()
                .orElse(null);
    }

    static int index(Controller controller) {
        Integer index = controller.index();
        return index == null ? 0 : index;
    }

    /** Adds a controller unless one of the type and index is there. */
    void need(Controller.Type type, int index, @Nullable String model) {
        if (controller(type, index) == null) {
            devices.add(Controller.of(type, index, model));
        }
    }

    /** Adds a controller behind the others of its type with a lower index, or behind all. */
    void insert(Controller controller) {
        int at = -1;
        for (int i = devices.size() - 1; i >= 0; i--) {
            if (devices.get(i) instanceof Controller other && other.type() == controller.type()) {
                if (index(other) > index(controller) || precedes(controller, other)) {
                    at = i;
                } else if (at < 0) {
                    at = i + 1;
                }
            }
        }
        devices.add(at < 0 ? devices.size() : at, controller);
    }

    /** A USB controller stands before the companions on its bus. */
    private static boolean precedes(Controller controller, Controller other) {
        return index(other) == index(controller)
                && controller.info().master() == null
                && other.info().master() != null;
    }

    /** Replaces each device of a kind by what the function makes of it. */
    <D extends Device> void each(Class<D> kind, Function<D, ? extends Device> change) {
        for (int i = 0; i < devices.size(); i++) {
            Device device = devices.get(i);
            if (kind.isInstance(device)) {
                devices.set(i, change.apply(kind.cast(device)));
            }
        }
    }

    /** Replaces one device, found by identity. */
    void replace(Device old, Device now) {
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i) == old) {
                devices.set(i, now);
                return;
            }
        }
    }

    int count(Predicate<Device> filter) {
        return (int) devices.stream().filter(filter).count();
    }

    static VirtException unsupported(String message) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, ErrorDomain.QEMU, message);
    }

    static VirtException wrong(String message) {
        return new VirtException(ErrorCode.XML_ERROR, ErrorDomain.QEMU, message);
    }
}
