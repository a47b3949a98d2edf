package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Rng;

/** Sources of random numbers. */
final class RngDevice implements DeviceArguments<Rng> {
    @Override
    public Class<Rng> kind() {
        return Rng.class;
    }

    @Override
    public void add(Rng rng, Line line) {
        String alias = Line.alias(rng);
        String object = "obj" + alias;
        switch (rng.backend().model()) {
            case RANDOM -> {
                String path = rng.backend().path();
                line.object(Props.of("qom-type", "rng-random")
                        .put("id", object)
                        .put("filename", path == null || path.isBlank() ? "/dev/urandom" : path));
            }
            case BUILTIN -> line.object(Props.of("qom-type", "rng-builtin").put("id", object));
            case EGD -> {
                String chardev = CharBackend.add(line, rng.backend().source(), alias);
                line.object(Props.of("qom-type", "rng-egd").put("id", object).put("chardev", chardev));
            }
        }
        Props props = Props.driver(Line.virtio("virtio-rng", rng.model()));
        Line.options(props, rng.driver() == null ? null : rng.driver().virtio());
        props.put("rng", object).put("id", alias);
        if (rng.rate() != null) {
            props.put("max-bytes", rng.rate().bytes());
            props.put("period", rng.rate().period() == null ? 1000 : rng.rate().period());
        }
        line.device(line.place(props, rng));
    }
}
