package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;

/** What follows the devices. */
final class EndArguments {
    private EndArguments() {}

    static void add(Line line) {
        line.context.incoming().ifPresent(incoming -> line.add("-incoming", incoming));
        if (line.domain.features() != null && line.domain.features().vmcoreinfo() == OnOff.ON) {
            line.device(Props.driver(line.need("vmcoreinfo", "<vmcoreinfo>")));
        }
        // Binaries built without it do not know the option.
        if (line.context.sandbox() && line.qemu.options().containsKey("sandbox")) {
            line.add("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny");
        }
        line.domain.extension(QemuNamespace.class).ifPresent(extra -> {
            extra.args().forEach(line::add);
            extra.env()
                    .forEach(variable ->
                            line.environment(variable.name(), variable.value() == null ? "" : variable.value()));
        });
        line.add("-msg", "timestamp=on");
        if (line.domain.currentMemoryKib() < line.domain.memoryKib()) {
            line.setup("balloon", new Props().put("value", line.domain.currentMemoryKib() * 1024));
        }
    }
}
