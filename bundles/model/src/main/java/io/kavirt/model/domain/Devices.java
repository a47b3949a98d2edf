package io.kavirt.model.domain;

import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The guest's devices.
 *
 * @param emulator the hypervisor's binary
 * @param list the devices, by kind
 */
public record Devices(
        @Child @Nullable String emulator, @Children List<Device> list) {
    /** No devices. */
    public static final Devices NONE = new Devices(null, List.of());

    private static final List<Class<?>> ORDER = order();

    /** Copies the list and puts it in the order of documents; devices of one kind keep theirs. */
    public Devices {
        List<Device> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingInt(device -> ORDER.indexOf(device.getClass())));
        list = List.copyOf(sorted);
    }

    /** The devices of one kind. */
    public <D extends Device> List<D> of(Class<D> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only or first device of one kind. */
    public <D extends Device> Optional<D> first(Class<D> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The disks. */
    public List<Disk> disks() {
        return of(Disk.class);
    }

    /** The controllers. */
    public List<Controller> controllers() {
        return of(Controller.class);
    }

    /** The network interfaces. */
    public List<NetworkInterface> interfaces() {
        return of(NetworkInterface.class);
    }

    /** The graphical consoles. */
    public List<Graphics> graphics() {
        return of(Graphics.class);
    }

    /** A copy with another emulator. */
    public Devices withEmulator(@Nullable String emulator) {
        return new Devices(emulator, list);
    }

    /** A copy with other devices. */
    public Devices withList(List<Device> list) {
        return new Devices(emulator, list);
    }

    /** A copy with one more device, after those of its kind. */
    public Devices plus(Device device) {
        return withList(Stream.concat(list.stream(), Stream.of(device)).toList());
    }

    /** A copy with each device replaced by what the function makes of it. */
    public Devices map(UnaryOperator<Device> change) {
        return withList(list.stream().map(change).toList());
    }

    private static List<Class<?>> order() {
        List<Class<?>> order = new ArrayList<>();
        addKinds(Device.class, order);
        return List.copyOf(order);
    }

    private static void addKinds(Class<?> type, List<Class<?>> order) {
        if (type.isRecord()) {
            order.add(type);
            return;
        }
        for (Class<?> kind : type.getPermittedSubclasses()) {
            addKinds(kind, order);
        }
    }
}
