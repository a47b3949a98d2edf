package io.kavirt.driver.qemu.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Capabilities of a QEMU whose answers were recorded. */
public final class RecordedCapabilities {
    private static final QemuBinary BINARY = new QemuBinary(Path.of("/usr/bin/qemu-system-x86_64"), 1, 1);

    private RecordedCapabilities() {}

    /** A development version before 8.0, with acceleration. */
    public static QemuCapabilities qemu80(Corpus corpus) {
        List<Map<String, JsonNode>> runs = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        Path file = corpus.root().resolve("qmp/caps_8.0.0.x86_64.replies.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                MappingIterator<JsonNode> documents =
                        json.readerFor(JsonNode.class).readValues(in)) {
            while (documents.hasNext()) {
                JsonNode question = documents.next();
                JsonNode answer = documents.next();
                String command = question.path("execute").asText();
                if (command.equals("qmp_capabilities")) {
                    runs.add(new HashMap<>());
                } else if (answer.has("return")) {
                    String type = question.at("/arguments/typename").asText();
                    runs.get(runs.size() - 1)
                            .put(type.isEmpty() ? command : command + " " + type, answer.get("return"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, JsonNode> fast = new HashMap<>(runs.get(0));
        Map<String, JsonNode> plain = new HashMap<>(fast);
        plain.putAll(runs.get(1));
        return QemuProbe.read(BINARY, plain, fast);
    }

    /** The same, as the corpus assumes it: short names of machines are machines of their own. */
    public static QemuCapabilities unresolved(QemuCapabilities qemu) {
        List<MachineType> machines = new ArrayList<>();
        for (MachineType machine : qemu.machines()) {
            if (machine.alias() != null) {
                machines.add(copy(machine, machine.alias()));
            }
        }
        for (MachineType machine : qemu.machines()) {
            machines.add(copy(machine, machine.name()));
        }
        return new QemuCapabilities(
                qemu.binary(),
                qemu.version(),
                qemu.arch(),
                qemu.kvm(),
                machines,
                qemu.cpus(),
                qemu.kvmCpus(),
                qemu.types(),
                qemu.commands(),
                qemu.properties(),
                qemu.options());
    }

    private static MachineType copy(MachineType machine, String name) {
        return new MachineType(
                name,
                null,
                machine.maxCpus(),
                machine.defaultCpu(),
                machine.ramId(),
                machine.standard(),
                machine.hotpluggableCpus(),
                machine.deprecated());
    }
}
