package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.domain.DomainDefinition;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Completes documents of QEMU guests. Every result depends on the arguments and on the source of random numbers, from which
 * missing UUIDs and MAC addresses are drawn; a document that is complete is given back as it is.
 */
public final class DomainCompletion {
    private final RandomGenerator random;

    /** Draws random numbers that cannot be guessed. */
    public DomainCompletion() {
        this(new SecureRandom());
    }

    /** Draws random numbers from the source. */
    public DomainCompletion(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Fills in what a document that is to be defined leaves out: machine, emulator, processor, controllers, addresses and the
     * settings of devices.
     *
     * @throws io.kavirt.api.VirtException CONFIG_UNSUPPORTED, XML_ERROR or INVALID_ARG if the binary cannot run such a guest
     */
    public DomainDefinition forDefine(DomainDefinition domain, QemuCapabilities qemu) {
        Draft draft = new Draft(domain, qemu);
        MachineStep.apply(draft, random);
        ImplicitDevices.addForMachine(draft);
        DeviceDefaults.apply(draft, random);
        ImplicitDevices.addForDevices(draft);
        CharDefaults.apply(draft);
        DriveAddresses.apply(draft);
        ImplicitDevices.addControllersOfDrives(draft);
        SerialPorts.apply(draft);
        PciStep.apply(draft);
        UsbPorts.apply(draft);
        return draft.result();
    }

    /**
     * Fills in what belongs to one run of a complete document: the id, the names of devices, ports and the names of network
     * devices on the host.
     */
    public DomainDefinition forStart(DomainDefinition domain, QemuCapabilities qemu, StartPlan plan) {
        Draft draft = new Draft(domain.withId(plan.id()), qemu);
        Aliases.apply(draft);
        StartStep.apply(draft, plan);
        return draft.result();
    }
}
