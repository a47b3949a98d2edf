package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.domain.BackingStore;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskDriver;
import io.kavirt.model.domain.DiskIoTune;
import io.kavirt.model.domain.DiskSource;
import io.kavirt.model.domain.DiskType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The images behind a disk: a node for the file, one for its format, and filters above. */
final class BlockNodes {
    private final Line line;
    private final Disk disk;
    private final @Nullable Props cache;

    private BlockNodes(Line line, Disk disk) {
        this.line = line;
        this.disk = disk;
        this.cache = cache(disk.driver());
    }

    /** Adds the nodes and gives the name of the topmost; null for a drive without a medium. */
    static @Nullable String add(Line line, Disk disk) {
        return disk.source() == null ? null : new BlockNodes(line, disk).add(disk.source());
    }

    private String add(DiskSource source) {
        String format = disk.driver() == null || disk.driver().type() == null
                ? "raw"
                : disk.driver().type();
        String below = backing(disk.backingStore());
        int number = source.index() == null ? 0 : source.index();
        String top = image(disk.type(), source, format, number, disk.readonly(), below);
        return filters(top);
    }

    /** Adds the images that the disk's own builds on; an empty text says that there is none, null that QEMU shall look. */
    private @Nullable String backing(@Nullable BackingStore store) {
        if (store == null) {
            return null;
        }
        if (store.source() == null || store.type() == null) {
            return "";
        }
        String below = backing(store.backingStore());
        String format = store.format() == null ? "raw" : store.format().type();
        int number = store.index() == null ? 0 : store.index();
        return image(store.type(), store.source(), format, number, true, below);
    }

    private String image(
            DiskType type, DiskSource source, String format, int number, boolean readonly, @Nullable String below) {
        String storage = "libvirt-" + number + "-storage";
        Props file = Props.driver(fileDriver(type, source)).put("filename", source.localPath());
        DiskDriver driver = disk.driver();
        if (driver != null && driver.io() != null) {
            file.put("aio", driver.io().name().toLowerCase(Locale.ROOT));
        }
        file.put("node-name", storage);
        if (cache != null) {
            file.put("cache", cache);
        }
        line.add("-blockdev", file.put("auto-read-only", true).put("discard", "unmap"));

        String name = "libvirt-" + number + "-format";
        Props node = Props.of("node-name", name).put("read-only", readonly);
        if (cache != null) {
            node.put("cache", cache);
        }
        if (driver != null && driver.discard() != null) {
            node.put("discard", driver.discard().name().toLowerCase(Locale.ROOT));
        }
        if (driver != null && driver.detectZeroes() != null && driver.detectZeroes() != DiskDriver.DetectZeroes.OFF) {
            boolean unmap = driver.detectZeroes() == DiskDriver.DetectZeroes.UNMAP
                    && driver.discard() == DiskDriver.Discard.UNMAP;
            node.put("detect-zeroes", unmap ? "unmap" : "on");
        }
        node.put("driver", format);
        String child = slice(node, source, format, storage, number);
        node.put("file", child);
        if (below != null && below.isEmpty()) {
            if (!format.equals("raw")) {
                node.putNull("backing");
            }
        } else {
            node.put("backing", below);
        }
        line.add("-blockdev", node);
        return name;
    }

    /** Limits an image to a part of its source. */
    private String slice(Props node, DiskSource source, String format, String storage, int number) {
        if (source.slices().isEmpty()) {
            return storage;
        }
        DiskSource.Slice slice = source.slices().get(0);
        if (format.equals("raw")) {
            node.put("offset", slice.offset()).put("size", slice.size());
            return storage;
        }
        String name = "libvirt-" + number + "-slice-sto";
        Props part = Props.driver("raw")
                .put("node-name", name)
                .put("offset", slice.offset())
                .put("size", slice.size())
                .put("file", storage)
                .put("auto-read-only", true)
                .put("discard", "unmap");
        if (cache != null) {
            part.put("cache", cache);
        }
        line.add("-blockdev", part);
        return name;
    }

    private String fileDriver(DiskType type, DiskSource source) {
        boolean plain = source.auth() == null && source.encryption() == null && source.fdgroup() == null;
        if (plain && type == DiskType.FILE && source.file() != null) {
            return "file";
        }
        if (plain && type == DiskType.BLOCK && source.dev() != null) {
            return disk.device() == Disk.Kind.CDROM && isDrive(source.dev()) ? "host_cdrom" : "host_device";
        }
        throw Line.unsupported("disk " + disk.target().dev() + ": source of type '"
                + type.name().toLowerCase(Locale.ROOT)
                + "' is not supported as given; accepted: file, block, without encryption and authentication");
    }

    /** Only drives of the host take the commands of drives; a volume that holds an ISO image does not. */
    private static boolean isDrive(String dev) {
        return dev.matches("/dev/(cdrom|cdrw|dvd|dvdrw|sr[0-9]+|scd[0-9]+)");
    }

    private String filters(String below) {
        String top = below;
        if (disk.driver() != null && disk.driver().copyOnRead() == OnOff.ON) {
            String name = "libvirt-CoR-" + disk.target().dev();
            line.add(
                    "-blockdev",
                    Props.driver("copy-on-read")
                            .put("node-name", name)
                            .put("file", top)
                            .put("discard", "unmap"));
            top = name;
        }
        if (disk.iotune() != null) {
            top = throttle(disk.iotune(), top);
        }
        return top;
    }

    private String throttle(DiskIoTune tune, String below) {
        String name = "libvirt-throttle-" + disk.target().dev();
        if (tune.groupName() != null) {
            throw Line.unsupported("disk " + disk.target().dev() + ": <group_name> of <iotune> is not supported");
        }
        Props limits = new Props()
                .put("bps-total", tune.totalBytesSec())
                .put("bps-read", tune.readBytesSec())
                .put("bps-write", tune.writeBytesSec())
                .put("iops-total", tune.totalIopsSec())
                .put("iops-read", tune.readIopsSec())
                .put("iops-write", tune.writeIopsSec())
                .put("bps-total-max", tune.totalBytesSecMax())
                .put("bps-read-max", tune.readBytesSecMax())
                .put("bps-write-max", tune.writeBytesSecMax())
                .put("iops-total-max", tune.totalIopsSecMax())
                .put("iops-read-max", tune.readIopsSecMax())
                .put("iops-write-max", tune.writeIopsSecMax())
                .put("iops-size", tune.sizeIopsSec())
                .put("bps-total-max-length", tune.totalBytesSecMaxLength())
                .put("bps-read-max-length", tune.readBytesSecMaxLength())
                .put("bps-write-max-length", tune.writeBytesSecMaxLength())
                .put("iops-total-max-length", tune.totalIopsSecMaxLength())
                .put("iops-read-max-length", tune.readIopsSecMaxLength())
                .put("iops-write-max-length", tune.writeIopsSecMaxLength());
        String group = "throttle-" + disk.target().dev();
        line.object(Props.of("qom-type", "throttle-group").put("id", group).put("limits", limits));
        line.add(
                "-blockdev",
                Props.driver("throttle")
                        .put("node-name", name)
                        .put("throttle-group", group)
                        .put("file", below));
        return name;
    }

    private static @Nullable Props cache(@Nullable DiskDriver driver) {
        if (driver == null || driver.cache() == null || driver.cache() == DiskDriver.Cache.DEFAULT) {
            return null;
        }
        DiskDriver.Cache mode = driver.cache();
        boolean direct = mode == DiskDriver.Cache.NONE || mode == DiskDriver.Cache.DIRECTSYNC;
        return new Props().put("direct", direct).put("no-flush", mode == DiskDriver.Cache.UNSAFE);
    }

    /** Whether the guest sees a cache that it must flush; null if nothing is said. */
    static @Nullable String writeCache(@Nullable DiskDriver driver) {
        if (driver == null || driver.cache() == null || driver.cache() == DiskDriver.Cache.DEFAULT) {
            return null;
        }
        boolean through =
                driver.cache() == DiskDriver.Cache.WRITETHROUGH || driver.cache() == DiskDriver.Cache.DIRECTSYNC;
        return through ? "off" : "on";
    }
}
