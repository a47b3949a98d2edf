package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.Architectures;
import io.kavirt.model.common.MacAddress;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskDriver;
import io.kavirt.model.domain.DiskType;
import io.kavirt.model.domain.Filesystem;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.Input;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Panic;
import io.kavirt.model.domain.Video;
import io.kavirt.model.domain.VirtioModel;
import io.kavirt.model.domain.Vsock;
import io.kavirt.model.xml.Records;
import java.util.List;
import java.util.random.RandomGenerator;

/** Settings of single devices that a document leaves out. */
final class DeviceDefaults {
    /** KiB of video memory of models that do not say otherwise. */
    private static final int VIDEO_KIB = 16384;

    private static final int QXL_KIB = 65536;

    private DeviceDefaults() {}

    static void apply(Draft draft, RandomGenerator random) {
        draft.each(Disk.class, DeviceDefaults::disk);
        draft.each(NetworkInterface.class, net -> net(net, draft, random));
        draft.each(Input.class, input -> input(input, draft));
        draft.each(Graphics.class, DeviceDefaults::graphics);
        draft.each(Panic.class, panic -> panic(panic, draft));
        draft.each(Filesystem.class, DeviceDefaults::filesystem);
        draft.each(
                Vsock.class, vsock -> vsock.model() == null ? Records.with(vsock, "model", VirtioModel.VIRTIO) : vsock);
        boolean[] first = {
            draft.of(Video.class).stream()
                    .noneMatch(video -> video.model() != null && video.model().primary() == YesNo.YES)
        };
        draft.each(Video.class, video -> {
            Video done = video(video, draft, first[0]);
            first[0] = false;
            return done;
        });
        controllers(draft);
    }

    private static Disk disk(Disk disk) {
        Disk.Bus bus = DiskNames.bus(disk);
        Disk done = disk.target().bus() == null ? disk.withTarget(disk.target().withBus(bus)) : disk;
        if (disk.device() == Disk.Kind.CDROM) {
            done = done.withReadonly(true);
        }
        if (disk.source() == null && disk.type() == DiskType.NETWORK && disk.device() != Disk.Kind.DISK) {
            // Without a server and a name, there is nothing of the network about it.
            done = Records.with(done, "type", DiskType.FILE);
        }
        if (disk.type() == DiskType.VHOSTUSER) {
            return done;
        }
        done = Encryption.complete(done);
        DiskDriver driver = done.driver() == null ? DiskDriver.NONE : done.driver();
        if (driver.name() == null) {
            driver = driver.withName("qemu");
        } else if (!driver.name().equals("qemu")) {
            throw Draft.unsupported("disk " + disk.target().dev() + ": driver name '" + driver.name()
                    + "' is not supported; accepted: qemu");
        }
        if (driver.type() == null) {
            driver = driver.withType(disk.type() == DiskType.DIR ? "fat" : "raw");
        }
        return done.withDriver(driver);
    }

    private static NetworkInterface net(NetworkInterface net, Draft draft, RandomGenerator random) {
        NetworkInterface done = net;
        if (done.mac() == null) {
            done = done.withMac(NetworkInterface.Mac.of(mac(random)));
        }
        if (done.model() == null && net.type() != NetworkInterface.Type.HOSTDEV) {
            done = done.withModel(model(draft));
        }
        return done;
    }

    private static String model(Draft draft) {
        if (!Architectures.isX86(draft.qemu.arch())) {
            return "virtio";
        }
        return draft.qemu.has("rtl8139") ? "rtl8139" : draft.qemu.has("e1000") ? "e1000" : "virtio";
    }

    /** An address of QEMU's range. */
    static MacAddress mac(RandomGenerator random) {
        int bits = random.nextInt();
        return new MacAddress(
                String.format("52:54:00:%02x:%02x:%02x", bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff));
    }

    private static Input input(Input input, Draft draft) {
        if (input.bus() != null) {
            return input;
        }
        boolean simple = input.type() == Input.Type.MOUSE || input.type() == Input.Type.KEYBOARD;
        Input.Bus bus =
                switch (input.type()) {
                    case PASSTHROUGH -> Input.Bus.VIRTIO;
                    case EVDEV -> Input.Bus.NONE;
                    default ->
                        simple && Architectures.isX86(draft.qemu.arch()) && input.address() == null
                                ? Input.Bus.PS2
                                : Input.Bus.USB;
                };
        return Records.with(input, "bus", bus);
    }

    private static Panic panic(Panic panic, Draft draft) {
        return panic.model() == null && Architectures.isX86(draft.qemu.arch())
                ? new Panic(Panic.Model.ISA, panic.info())
                : panic;
    }

    private static Filesystem filesystem(Filesystem filesystem) {
        return filesystem.type() == Filesystem.Type.MOUNT && filesystem.accessmode() == null
                ? Records.with(filesystem, "accessmode", Filesystem.AccessMode.PASSTHROUGH)
                : filesystem;
    }

    private static Graphics graphics(Graphics graphics) {
        if (graphics.type() != Graphics.Type.VNC && graphics.type() != Graphics.Type.SPICE) {
            return graphics;
        }
        Graphics done = graphics;
        if (done.listens().isEmpty()) {
            Graphics.Listen listen = done.socket() != null
                    ? new Graphics.Listen(Graphics.ListenType.SOCKET, null, null, done.socket())
                    : new Graphics.Listen(Graphics.ListenType.ADDRESS, done.listen(), null, null);
            done = done.withListens(List.of(listen));
        }
        Graphics.Listen first = done.listens().get(0);
        if (done.listen() == null && first.type() == Graphics.ListenType.ADDRESS && first.address() != null) {
            done = Records.with(done, "listen", first.address());
        }
        if (first.type() != Graphics.ListenType.ADDRESS && first.type() != Graphics.ListenType.NETWORK) {
            return first.type() == Graphics.ListenType.SOCKET && done.socket() == null
                    ? Records.with(done, "socket", first.socket())
                    : done;
        }
        Integer port = done.port();
        if (graphics.type() == Graphics.Type.SPICE) {
            boolean chosen = (port == null || port < 0) && (done.tlsPort() == null || done.tlsPort() < 0);
            return chosen ? Records.with(done.withPort(null), "autoport", YesNo.YES) : done;
        }
        if (port == null || port < 0) {
            done = Records.with(done.withPort(-1), "autoport", YesNo.YES);
        } else if (done.autoport() == null) {
            done = Records.with(done, "autoport", YesNo.NO);
        }
        return done;
    }

    static Video video(Video video, Draft draft, boolean primary) {
        Video.Model model = video.model();
        if (model == null) {
            model = new Video.Model(null, null, null, null, null, null, null, null, null, null);
        }
        Video.Type type = model.type() == null || model.type() == Video.Type.DEFAULT ? videoType(draft) : model.type();
        model = Records.with(model, "type", type);
        if (primary && type != Video.Type.NONE) {
            model = Records.with(model, "primary", YesNo.YES);
        }
        switch (type) {
            case QXL -> {
                model = orElse(orElse(model, "ram", model.ram(), QXL_KIB), "vram", model.vram(), QXL_KIB);
                model = orElse(model, "vgamem", model.vgamem(), VIDEO_KIB);
            }
            case VGA, CIRRUS, VMVGA, BOCHS -> model = orElse(model, "vram", model.vram(), VIDEO_KIB);
            default -> {
                // These have no memory of their own.
            }
        }
        if (type != Video.Type.NONE) {
            model = orElse(model, "heads", model.heads(), 1);
        }
        return video.withModel(model);
    }

    private static Video.Model orElse(Video.Model model, String name, Integer given, int value) {
        return given == null ? Records.with(model, name, value) : model;
    }

    private static Video.Type videoType(Draft draft) {
        if (!Architectures.isX86(draft.qemu.arch())) {
            return Video.Type.VIRTIO;
        }
        return draft.qemu.has("cirrus-vga") ? Video.Type.CIRRUS : Video.Type.VGA;
    }

    /** Chooses the models of controllers. */
    static void controllers(Draft draft) {
        draft.each(Controller.class, controller -> switch (controller.type()) {
            case USB -> usb(controller, draft);
            case SCSI ->
                controller.model() == null || controller.model().equals("auto")
                        ? controller.withModel(draft.qemu.has("lsi53c895a") ? "lsilogic" : "virtio-scsi")
                        : controller;
            default -> controller;
        });
    }

    private static Controller usb(Controller controller, Draft draft) {
        if (controller.model() != null || !Architectures.isX86(draft.qemu.arch())) {
            return controller;
        }
        return draft.qemu.has("piix3-usb-uhci") ? controller.withModel("piix3-uhci") : controller;
    }
}
