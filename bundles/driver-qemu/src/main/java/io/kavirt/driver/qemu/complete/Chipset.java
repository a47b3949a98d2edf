package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Controller.Type;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Sound;
import io.kavirt.model.domain.Video;
import java.util.List;
import java.util.Optional;

/** What the chipsets of PCs have at fixed places of the root bus. */
final class Chipset {
    private static final int PIIX_SLOT = 1;
    private static final int ICH9_SLOT = 0x1f;
    private static final int ICH9_SOUND_SLOT = 0x1b;

    private Chipset() {}

    /** Puts the devices of the chipset at their places, and keeps others away. */
    static void reserve(Draft draft, PciBuses buses) {
        if (buses.isExpress()) {
            ich9(draft, buses.root());
        } else {
            piix(draft, buses.root());
        }
    }

    private static void piix(Draft draft, PciBus root) {
        for (Controller controller : draft.of(Controller.class)) {
            boolean first = Draft.index(controller) == 0 && PciStep.isUnplaced(controller);
            String model = controller.model() == null ? "piix3-uhci" : controller.model();
            if (first && controller.type() == Type.IDE) {
                put(draft, controller, PIIX_SLOT, 1);
            } else if (first && controller.type() == Type.USB && model.equals("piix3-uhci")) {
                put(draft, controller, PIIX_SLOT, 2);
            }
        }
        root.close(PIIX_SLOT);
        primaryVideo(draft, root, 2);
    }

    private static void ich9(Draft draft, PciBus root) {
        for (Controller controller : draft.of(Controller.class)) {
            boolean first = Draft.index(controller) == 0 && PciStep.isUnplaced(controller);
            if (first && controller.type() == Type.SATA) {
                put(draft, controller, ICH9_SLOT, 2);
            }
        }
        root.close(ICH9_SLOT);
        for (Controller controller : draft.of(Controller.class)) {
            if (PciStep.isIch9(controller) && PciStep.isUnplaced(controller)) {
                usb(draft, controller, root);
            }
        }
        for (Sound sound : draft.of(Sound.class)) {
            if (sound.model() == Sound.Model.ICH9 && PciStep.isUnplaced(sound) && root.isFree(ICH9_SOUND_SLOT)) {
                put(draft, sound, ICH9_SOUND_SLOT, 0);
                root.close(ICH9_SOUND_SLOT);
            }
        }
        primaryVideo(draft, root, 1);
    }

    private static void usb(Draft draft, Controller controller, PciBus root) {
        Optional<Integer> shared = draft.of(Controller.class).stream()
                .filter(other -> PciStep.isIch9(other) && Draft.index(other) == Draft.index(controller))
                .map(Controller::address)
                .filter(address -> address instanceof Address.Pci pci && !pci.isUnassigned() && pci.bus() == 0)
                .map(address -> ((Address.Pci) address).slot())
                .findFirst();
        for (int slot : shared.map(List::of).orElse(List.of(0x1d, 0x1a))) {
            if (shared.isPresent() || root.isFree(slot)) {
                putGroup(draft, controller, 0, slot);
                root.close(slot);
                return;
            }
        }
    }

    /** Puts a controller and the others of its index into one slot. */
    static void putGroup(Draft draft, Controller controller, int bus, int slot) {
        for (Controller other : draft.of(Controller.class)) {
            if (PciStep.isIch9(other) && Draft.index(other) == Draft.index(controller) && PciStep.isUnplaced(other)) {
                Address.Pci place = Address.Pci.of(bus, slot, PciStep.function(other));
                draft.replace(other, other.withAddress(PciStep.merged(other, place)));
            }
        }
    }

    private static void primaryVideo(Draft draft, PciBus root, int slot) {
        List<Video> videos = draft.of(Video.class);
        if (videos.isEmpty() || PciKind.of(videos.get(0)) == PciKind.NONE) {
            return;
        }
        Video first = videos.get(0);
        if (PciStep.isUnplaced(first) && root.isFree(slot)) {
            put(draft, first, slot, 0);
            root.close(slot);
        }
    }

    private static void put(Draft draft, Device device, int slot, int function) {
        Address.Pci place = Address.Pci.of(0, slot, function);
        draft.replace(device, device.withAddress(PciStep.merged(device, place)));
    }
}
