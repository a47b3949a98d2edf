package io.kavirt.driver.qemu.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kavirt.api.domain.DomainState;
import io.kavirt.driver.qemu.state.LiveState.SaveInProgress;
import io.kavirt.linux.process.ProcessId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes live states as JSON and reads them back. */
final class LiveStateCodec {
    private static final String FORMAT = "kavirt-qemu-live-1";

    private final ObjectMapper json = new ObjectMapper();

    byte[] encode(LiveState live) {
        ObjectNode node = json.createObjectNode();
        node.put("format", FORMAT);
        node.put("uuid", live.uuid().toString());
        node.put("name", live.name());
        node.put("id", live.id());
        node.put("token", live.token());
        node.put("phase", live.phase().name());
        ProcessId process = live.process();
        if (process != null) {
            node.put("process", process.toString());
        }
        node.put("monitor", live.monitor());
        node.put("state", live.state().name());
        node.put("reason", live.reason());
        node.put("rebooting", live.rebooting());
        live.taints().forEach(node.putArray("taints")::add);
        SaveInProgress save = live.save();
        if (save != null) {
            node.putObject("save")
                    .put("file", save.file())
                    .put("partial", save.partial())
                    .put("token", save.token())
                    .put("wasRunning", save.wasRunning());
        }
        node.put("definition", live.definition());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if the bytes are not a whole live state */
    LiveState decode(byte[] bytes) {
        JsonNode node;
        try {
            node = json.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
        }
        if (node == null || !FORMAT.equals(node.path("format").asText())) {
            throw new IllegalArgumentException("its format is not " + FORMAT);
        }
        return new LiveState(
                UUID.fromString(text(node, "uuid")),
                text(node, "name"),
                number(node, "id"),
                text(node, "token"),
                LiveState.Phase.valueOf(text(node, "phase")),
                process(node.path("process")),
                text(node, "monitor"),
                text(node, "definition"),
                DomainState.valueOf(text(node, "state")),
                number(node, "reason"),
                node.path("rebooting").asBoolean(),
                texts(node.path("taints")),
                save(node.path("save")));
    }

    private static @Nullable ProcessId process(JsonNode node) {
        return node.isTextual() ? ProcessId.parse(node.asText()) : null;
    }

    private static @Nullable SaveInProgress save(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        return new SaveInProgress(
                text(node, "file"),
                text(node, "partial"),
                text(node, "token"),
                node.path("wasRunning").asBoolean());
    }

    private static List<String> texts(JsonNode node) {
        List<String> result = new ArrayList<>();
        if (node instanceof ArrayNode array) {
            array.forEach(item -> result.add(item.asText()));
        }
        return result;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + field + "' is missing or is not a text");
        }
        return value.asText();
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + field + "' is missing or is not a number");
        }
        return value.asInt();
    }
}
