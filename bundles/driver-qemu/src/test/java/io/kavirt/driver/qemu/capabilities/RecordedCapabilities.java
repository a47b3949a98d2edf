package io.kavirt.driver.qemu.capabilities;

import io.kavirt.driver.qemu.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        List<Map<String, Json>> runs = new ArrayList<>();
        Path file = corpus.root().resolve("qmp/caps_8.0.0.x86_64.replies.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            // Questions and answers in turn, a blank line between them.
            String[] documents = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n");
            for (int i = 0; i < documents.length; i += 2) {
                Json question = Json.parse(documents[i]);
                Json answer = Json.parse(documents[i + 1]);
                String command = question.at("execute").asString();
                if (command.equals("qmp_capabilities")) {
                    runs.add(new HashMap<>());
                } else if (answer.has("return")) {
                    String type = question.get("arguments")
                            .flatMap(arguments -> arguments.string("typename"))
                            .map(name -> " " + name)
                            .orElse("");
                    runs.get(runs.size() - 1).put(command + type, answer.at("return"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Json> fast = new HashMap<>(runs.get(0));
        Map<String, Json> plain = new HashMap<>(fast);
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
