package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.VirtioModel;

/** The balloon, through which a guest gives memory back. */
final class BalloonDevice implements DeviceArguments<MemoryBalloon> {
    @Override
    public Class<MemoryBalloon> kind() {
        return MemoryBalloon.class;
    }

    @Override
    public void add(MemoryBalloon balloon, Line line) {
        VirtioModel variant =
                switch (balloon.model()) {
                    case VIRTIO -> VirtioModel.VIRTIO;
                    case VIRTIO_TRANSITIONAL -> VirtioModel.VIRTIO_TRANSITIONAL;
                    case VIRTIO_NON_TRANSITIONAL -> VirtioModel.VIRTIO_NON_TRANSITIONAL;
                    case NONE -> null;
                    case XEN ->
                        throw Line.unsupported("memballoon model 'xen' is not supported; accepted: virtio,"
                                + " virtio-transitional, virtio-non-transitional, none");
                };
        if (variant == null) {
            return;
        }
        Props props = Props.driver(Line.virtio("virtio-balloon", variant));
        Line.options(props, balloon.driver() == null ? null : balloon.driver().virtio());
        props.put("id", Line.alias(balloon)).put("deflate-on-oom", balloon.autodeflate());
        props.put("free-page-reporting", balloon.freePageReporting());
        line.device(line.place(props, balloon));
        if (balloon.stats() != null) {
            line.setup(
                    "qom-set",
                    Props.of("path", "/machine/peripheral/" + Line.alias(balloon))
                            .put("property", "guest-stats-polling-interval")
                            .put("value", balloon.stats()));
        }
    }
}
