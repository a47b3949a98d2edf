package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Video;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Graphics cards. */
final class VideoDevice implements DeviceArguments<Video> {
    private static final int KIB = 1024;

    @Override
    public Class<Video> kind() {
        return Video.class;
    }

    @Override
    public void addAll(Line line) {
        List<Video> all = line.domain.devices().of(Video.class);
        for (Video video : all) {
            add(video, line);
        }
    }

    @Override
    public void add(Video video, Line line) {
        Video.Model model = video.model();
        if (model == null || model.type() == null) {
            throw Line.unsupported("video " + Line.alias(video) + ": a model is needed");
        }
        if (model.type() == Video.Type.NONE) {
            return;
        }
        List<Video> all = line.domain.devices().of(Video.class);
        boolean primary = model.primary() == YesNo.YES || all.get(0) == video;
        check(video, model);
        String device = device(model, primary);
        Props props = Props.driver(line.need(device, "video model '" + text(model.type()) + "'"));
        if (video.driver() != null) {
            Line.options(props, video.driver().virtio());
        }
        props.put("id", Line.alias(video));
        memory(props, model);
        if (model.resolution() != null) {
            props.put("xres", model.resolution().x())
                    .put("yres", model.resolution().y());
        }
        line.device(line.place(props, video));
    }

    private static void check(Video video, Video.Model model) {
        if (video.driver() != null
                && video.driver().name() != null
                && !video.driver().name().equals("qemu")) {
            throw Line.unsupported("video driver '" + video.driver().name() + "' is not supported; accepted: qemu");
        }
        boolean accelerated =
                model.acceleration() != null && model.acceleration().accel3d() == YesNo.YES;
        if (accelerated && model.type() != Video.Type.VIRTIO) {
            throw Line.unsupported(
                    "accel3d='yes' is not supported for video model '" + text(model.type()) + "'; accepted: virtio");
        }
    }

    private static String device(Video.Model model, boolean primary) {
        boolean gl = model.acceleration() != null && model.acceleration().accel3d() == YesNo.YES;
        return switch (model.type()) {
            case VGA -> primary ? "VGA" : "secondary-vga";
            case CIRRUS -> "cirrus-vga";
            case VMVGA -> "vmware-svga";
            case QXL -> primary ? "qxl-vga" : "qxl";
            case VIRTIO -> (primary ? "virtio-vga" : "virtio-gpu") + (gl ? "-gl" : "") + (primary || gl ? "" : "-pci");
            case BOCHS -> "bochs-display";
            case RAMFB -> "ramfb";
            default ->
                throw Line.unsupported("video model '" + text(model.type())
                        + "' is not supported; accepted: vga, cirrus, vmvga, qxl, virtio, bochs, ramfb, none");
        };
    }

    private static void memory(Props props, Video.Model model) {
        switch (model.type()) {
            case VGA, VMVGA -> props.put("vgamem_mb", model.vram() == null ? null : (Integer) (model.vram() / KIB));
            case BOCHS -> props.put("vgamem", bytes(model.vram()));
            case VIRTIO -> props.put("max_outputs", model.heads()).put("blob", model.blob());
            case QXL -> {
                props.put("max_outputs", model.heads());
                props.put("ram_size", bytes(model.ram())).put("vram_size", bytes(model.vram()));
                props.put("vram64_size_mb", model.vram64() == null ? 0 : model.vram64() / KIB);
                props.put("vgamem_mb", model.vgamem() == null ? null : (Integer) (model.vgamem() / KIB));
            }
            default -> {
                // Fixed.
            }
        }
    }

    private static @Nullable Long bytes(@Nullable Integer kib) {
        return kib == null ? null : (Long) (kib * (long) KIB);
    }

    private static String text(Video.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
