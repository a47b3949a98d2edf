package io.kavirt.driver.qemu.command;

import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.domain.DomainDefinition;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start a guest.
 *
 * @param program the binary
 * @param arguments its arguments
 * @param environment variables beside those that every guest gets
 * @param taps the network devices that must be opened and handed over
 * @param setup what must be told to the monitor before the guest runs, in order
 */
public record QemuCommandLine(
        Path program,
        List<String> arguments,
        Map<String, String> environment,
        List<TapDescriptor> taps,
        List<MonitorCommand> setup) {

    public QemuCommandLine {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        taps = List.copyOf(taps);
        setup = List.copyOf(setup);
    }

    /**
     * A descriptor of a network device, which QEMU expects under a number.
     *
     * @param number the descriptor's number in QEMU
     * @param alias the guest's interface
     * @param device the device's name on the host
     */
    public record TapDescriptor(int number, String alias, String device) {}

    /**
     * A command for the monitor.
     *
     * @param execute its name
     * @param arguments its arguments in JSON; may hold a password, so it must not be logged
     */
    public record MonitorCommand(String execute, String arguments) {}

    /**
     * Builds the command line.
     *
     * @param domain a document that was completed for its start, with names of devices
     * @throws io.kavirt.api.VirtException CONFIG_UNSUPPORTED naming the element and value that cannot be honoured
     */
    public static QemuCommandLine of(DomainDefinition domain, QemuCapabilities qemu, StartContext context) {
        Line line = new Line(domain, qemu, context);
        Refusals.check(line);
        MachineArguments.add(line);
        CpuArguments.add(line);
        MemoryArguments.add(line);
        SystemArguments.add(line);
        BootArguments.add(line);
        DeviceRegistry.add(line);
        EndArguments.add(line);
        return line.result();
    }
}
