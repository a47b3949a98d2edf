package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Panic;
import java.util.Locale;

/** Devices through which a guest tells that it crashed. */
final class PanicDevice implements DeviceArguments<Panic> {
    @Override
    public Class<Panic> kind() {
        return Panic.class;
    }

    @Override
    public void add(Panic panic, Line line) {
        Panic.Model model = panic.model() == null ? Panic.Model.ISA : panic.model();
        switch (model) {
            case ISA -> {
                Props props = Props.driver(line.need("pvpanic", "panic model 'isa'"));
                if (panic.address() instanceof Address.Isa isa) {
                    props.put("ioport", isa.iobase());
                }
                line.device(props);
            }
            case PVPANIC ->
                line.device(line.place(
                        Props.driver(line.need("pvpanic-pci", "panic model 'pvpanic'"))
                                .put("id", Line.alias(panic)),
                        panic));
            case HYPERV -> {
                // A feature of the processor.
            }
            default ->
                throw Line.unsupported("panic model '" + model.name().toLowerCase(Locale.ROOT)
                        + "' is not supported; accepted: isa, hyperv, pvpanic");
        }
    }
}
