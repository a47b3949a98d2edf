package io.kavirt.driver.qemu.capabilities;

import io.kavirt.driver.qemu.json.Json;
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

    private final Map<String, Json> replies;

    ProbeReplies(Map<String, Json> replies) {
        this.replies = Map.copyOf(replies);
    }

    /** The replies of the emulating, and of the accelerated run if there was one, as one value. */
    static QemuCapabilities read(QemuBinary binary, Map<String, Json> plain, Map<String, Json> accelerated) {
        ProbeReplies replies = new ProbeReplies(plain);
        Json version = replies.need("query-version");
        Json number = version.at("qemu");
        Map<String, Set<String>> properties = new HashMap<>();
        plain.forEach((command, reply) -> {
            if (command.startsWith(PROPERTIES)) {
                properties.put(command.substring(PROPERTIES.length()), names(reply, "name"));
            }
        });
        return new QemuCapabilities(
                binary,
                new QemuVersion(
                        number.at("major").asInt(),
                        number.at("minor").asInt(),
                        number.at("micro").asInt(),
                        version.string("package").orElse("")),
                Architectures.ofTarget(replies.need("query-target").at("arch").asString()),
                !accelerated.isEmpty(),
                machines(replies.need("query-machines")),
                cpus(replies.need("query-cpu-definitions")),
                accelerated.isEmpty() ? List.of() : cpus(new ProbeReplies(accelerated).need("query-cpu-definitions")),
                names(replies.need("qom-list-types"), "name"),
                names(replies.need("query-commands"), "name"),
                properties,
                options(replies.need("query-command-line-options")));
    }

    private Json need(String command) {
        Json reply = replies.get(command);
        if (reply == null) {
            throw new IllegalArgumentException("the reply to " + command + " is missing");
        }
        return reply;
    }

    private static List<MachineType> machines(Json reply) {
        List<MachineType> machines = new ArrayList<>();
        for (Json node : reply.asList()) {
            machines.add(new MachineType(
                    node.at("name").asString(),
                    text(node, "alias"),
                    node.get("cpu-max").map(Json::asInt).orElse(1),
                    text(node, "default-cpu-type"),
                    text(node, "default-ram-id"),
                    node.flag("is-default"),
                    node.flag("hotpluggable-cpus"),
                    node.flag("deprecated")));
        }
        return machines;
    }

    private static List<CpuModel> cpus(Json reply) {
        List<CpuModel> cpus = new ArrayList<>();
        for (Json node : reply.asList()) {
            Optional<List<String>> missing = node.get("unavailable-features")
                    .map(features ->
                            features.asList().stream().map(Json::asString).toList());
            cpus.add(new CpuModel(
                    node.at("name").asString(), missing, node.string("alias-of").orElse(""), node.flag("deprecated")));
        }
        return cpus;
    }

    private static Map<String, Set<String>> options(Json reply) {
        Map<String, Set<String>> options = new LinkedHashMap<>();
        for (Json node : reply.asList()) {
            options.put(node.at("option").asString(), names(node.at("parameters"), "name"));
        }
        return options;
    }

    private static Set<String> names(Json list, String field) {
        Set<String> names = new HashSet<>();
        list.asList().forEach(node -> names.add(node.at(field).asString()));
        return names;
    }

    private static @Nullable String text(Json node, String field) {
        return node.string(field).orElse(null);
    }
}
