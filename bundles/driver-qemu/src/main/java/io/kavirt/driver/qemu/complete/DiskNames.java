package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Disk;
import org.jspecify.annotations.Nullable;

/** What the name of a disk's target says: {@code vda} is the first on virtio. */
public final class DiskNames {
    private DiskNames() {}

    /** The place that the name gives, from 0; -1 if it is not a disk's name. */
    public static int index(String name) {
        int start = prefix(name);
        if (start == 0 || start == name.length()) {
            return -1;
        }
        int index = 0;
        for (int i = start; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter < 'a' || letter > 'z') {
                return i > start && Character.isDigit(letter) ? index - 1 : -1;
            }
            index = index * 26 + letter - 'a' + 1;
        }
        return index - 1;
    }

    private static int prefix(String name) {
        for (String prefix : new String[] {"fd", "hd", "vd", "sd", "xvd", "ubd"}) {
            if (name.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    /** The bus, by the name if the document does not give it. */
    static Disk.Bus bus(Disk disk) {
        Disk.Bus bus = disk.target().bus();
        if (bus != null) {
            return bus;
        }
        if (disk.device() == Disk.Kind.FLOPPY) {
            return Disk.Bus.FDC;
        }
        String name = disk.target().dev();
        if (name.startsWith("hd")) {
            return Disk.Bus.IDE;
        }
        if (name.startsWith("sd")) {
            return Disk.Bus.SCSI;
        }
        if (name.startsWith("fd")) {
            return Disk.Bus.FDC;
        }
        if (name.startsWith("vd")) {
            return Disk.Bus.VIRTIO;
        }
        return name.startsWith("xvd") ? Disk.Bus.XEN : name.startsWith("ubd") ? Disk.Bus.UML : Disk.Bus.IDE;
    }

    /** The kind of controller that the disk needs, if it has an address on one. */
    static Controller.@Nullable Type controller(Disk disk) {
        return switch (bus(disk)) {
            case IDE -> Controller.Type.IDE;
            case FDC -> Controller.Type.FDC;
            case SCSI -> Controller.Type.SCSI;
            case SATA -> Controller.Type.SATA;
            default -> null;
        };
    }
}
