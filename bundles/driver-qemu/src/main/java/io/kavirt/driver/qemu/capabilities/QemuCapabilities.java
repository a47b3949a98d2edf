package io.kavirt.driver.qemu.capabilities;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one QEMU binary can do on this host.
 *
 * @param binary the binary
 * @param version its version
 * @param arch the architecture that it emulates, such as {@code x86_64}
 * @param kvm whether its guests can run accelerated here
 * @param machines the machines, by name
 * @param cpus the processor models of emulated guests
 * @param kvmCpus the processor models of accelerated guests; empty without acceleration
 * @param types the names of its object types, devices among them
 * @param commands the commands of its monitor
 * @param properties the properties of those device types that were asked about, by type
 * @param options the parameters of its command line options, by option
 */
public record QemuCapabilities(
        QemuBinary binary,
        QemuVersion version,
        String arch,
        boolean kvm,
        List<MachineType> machines,
        List<CpuModel> cpus,
        List<CpuModel> kvmCpus,
        Set<String> types,
        Set<String> commands,
        Map<String, Set<String>> properties,
        Map<String, Set<String>> options) {

    public QemuCapabilities {
        machines = List.copyOf(machines);
        cpus = List.copyOf(cpus);
        kvmCpus = List.copyOf(kvmCpus);
        types = Set.copyOf(types);
        commands = Set.copyOf(commands);
        properties = copy(properties);
        options = copy(options);
    }

    /** The machine of that name or alias. */
    public Optional<MachineType> machine(String name) {
        return machines.stream()
                .filter(machine -> machine.name().equals(name) || name.equals(machine.alias()))
                .findFirst();
    }

    /** The machine of a guest that names none. */
    public Optional<MachineType> defaultMachine() {
        return machines.stream().filter(MachineType::standard).findFirst().or(() -> machines.stream()
                .filter(m -> !m.name().equals("none"))
                .findFirst());
    }

    /** The names and aliases that are accepted for a machine, for messages. */
    public String machineNames() {
        List<String> aliases = machines.stream()
                .map(MachineType::alias)
                .filter(alias -> alias != null)
                .sorted()
                .toList();
        List<String> names = machines.stream().map(MachineType::name).sorted().toList();
        return String.join(", ", aliases) + (aliases.isEmpty() ? "" : ", ") + String.join(", ", names);
    }

    /** Whether the binary has the device, or other object type. */
    public boolean has(String type) {
        return types.contains(type);
    }

    /** Whether the device type has the property; false where the type was not asked about. */
    public boolean has(String type, String property) {
        return properties.getOrDefault(type, Set.of()).contains(property);
    }

    /** Whether guests of the domain type, {@code qemu} or {@code kvm}, can run. */
    public boolean supports(String domainType) {
        return domainType.equals("qemu") || (domainType.equals("kvm") && kvm);
    }

    /** The processor models of guests of the domain type. */
    public Collection<CpuModel> cpus(String domainType) {
        return domainType.equals("kvm") ? kvmCpus : cpus;
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> map) {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, Set.copyOf(value)));
        return Map.copyOf(copy);
    }
}
