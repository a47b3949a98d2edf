package io.kavirt.driver.qemu.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads capabilities off a monitor's replies. The replies are the values of {@code return}, by command; those of commands with a
 * type as argument have the type behind a space, as in {@code device-list-properties virtio-blk-pci}.
 */
final class ProbeReplies {
    static final String PROPERTIES = "device-list-properties ";

    private final Map<String, JsonNode> replies;

    ProbeReplies(Map<String, JsonNode> replies) {
        this.replies = Map.copyOf(replies);
    }

    /** The replies of the emulating, and of the accelerated run if there was one, as one value. */
    static QemuCapabilities read(QemuBinary binary, Map<String, JsonNode> plain, Map<String, JsonNode> accelerated) {
        ProbeReplies replies = new ProbeReplies(plain);
        JsonNode version = replies.need("query-version");
        Map<String, Set<String>> properties = new HashMap<>();
        plain.forEach((command, reply) -> {
            if (command.startsWith(PROPERTIES)) {
                properties.put(command.substring(PROPERTIES.length()), names(reply, "name"));
            }
        });
        return new QemuCapabilities(
                binary,
                new QemuVersion(
                        version.at("/qemu/major").asInt(),
                        version.at("/qemu/minor").asInt(),
                        version.at("/qemu/micro").asInt(),
                        version.path("package").asText()),
                Architectures.ofTarget(replies.need("query-target").path("arch").asText()),
                !accelerated.isEmpty(),
                machines(replies.need("query-machines")),
                cpus(replies.need("query-cpu-definitions")),
                accelerated.isEmpty() ? List.of() : cpus(new ProbeReplies(accelerated).need("query-cpu-definitions")),
                names(replies.need("qom-list-types"), "name"),
                names(replies.need("query-commands"), "name"),
                properties,
                options(replies.need("query-command-line-options")));
    }

    private JsonNode need(String command) {
        JsonNode reply = replies.get(command);
        if (reply == null) {
            throw new IllegalArgumentException("the reply to " + command + " is missing");
        }
        return reply;
    }

    private static List<MachineType> machines(JsonNode reply) {
        List<MachineType> machines = new ArrayList<>();
        for (JsonNode node : reply) {
            machines.add(new MachineType(
                    node.path("name").asText(),
                    text(node, "alias"),
                    node.path("cpu-max").asInt(1),
                    text(node, "default-cpu-type"),
                    text(node, "default-ram-id"),
                    node.path("is-default").asBoolean(),
                    node.path("hotpluggable-cpus").asBoolean(),
                    node.path("deprecated").asBoolean()));
        }
        return machines;
    }

    private static List<CpuModel> cpus(JsonNode reply) {
        List<CpuModel> cpus = new ArrayList<>();
        for (JsonNode node : reply) {
            Optional<List<String>> missing = Optional.empty();
            if (node.has("unavailable-features")) {
                List<String> features = new ArrayList<>();
                node.path("unavailable-features").forEach(feature -> features.add(feature.asText()));
                missing = Optional.of(features);
            }
            cpus.add(new CpuModel(
                    node.path("name").asText(),
                    missing,
                    node.path("alias-of").asText(),
                    node.path("deprecated").asBoolean()));
        }
        return cpus;
    }

    private static Map<String, Set<String>> options(JsonNode reply) {
        Map<String, Set<String>> options = new LinkedHashMap<>();
        for (JsonNode node : reply) {
            options.put(node.path("option").asText(), names(node.path("parameters"), "name"));
        }
        return options;
    }

    private static Set<String> names(JsonNode list, String field) {
        Set<String> names = new HashSet<>();
        list.forEach(node -> names.add(node.path(field).asText()));
        return names;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
