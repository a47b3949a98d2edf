package io.kavirt.driver.qemu.state;

import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.state.LiveState.SaveInProgress;
import io.kavirt.linux.process.ProcessId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes live states as JSON and reads them back. */
final class LiveStateCodec {
    private static final String FORMAT = "kavirt-qemu-live-1";

    byte[] encode(LiveState live) {
        Json.Builder node = Json.object()
                .put("format", FORMAT)
                .put("uuid", live.uuid().toString())
                .put("name", live.name())
                .put("id", live.id())
                .put("token", live.token())
                .put("phase", live.phase().name());
        ProcessId process = live.process();
        if (process != null) {
            node.put("process", process.toString());
        }
        node.put("monitor", live.monitor())
                .put("state", live.state().name())
                .put("reason", live.reason())
                .put("rebooting", live.rebooting())
                .put("taints", Json.strings(live.taints()));
        SaveInProgress save = live.save();
        if (save != null) {
            node.put(
                    "save",
                    Json.object()
                            .put("file", save.file())
                            .put("partial", save.partial())
                            .put("token", save.token())
                            .put("wasRunning", save.wasRunning())
                            .build());
        }
        return node.put("definition", live.definition()).build().indented();
    }

    /** @throws IllegalArgumentException if the bytes are not a whole live state */
    LiveState decode(byte[] bytes) {
        try {
            return decode(Json.parse(bytes));
        } catch (VirtException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static LiveState decode(Json node) {
        if (!node.string("format").equals(Optional.of(FORMAT))) {
            throw new IllegalArgumentException("its format is not " + FORMAT);
        }
        return new LiveState(
                UUID.fromString(text(node, "uuid")),
                text(node, "name"),
                node.at("id").asInt(),
                text(node, "token"),
                LiveState.Phase.valueOf(text(node, "phase")),
                node.string("process").map(ProcessId::parse).orElse(null),
                text(node, "monitor"),
                text(node, "definition"),
                DomainState.valueOf(text(node, "state")),
                node.at("reason").asInt(),
                node.flag("rebooting"),
                node.get("taints").map(Json::asList).orElse(List.of()).stream()
                        .map(Json::asString)
                        .toList(),
                node.get("save").map(LiveStateCodec::save).orElse(null));
    }

    private static SaveInProgress save(Json node) {
        return new SaveInProgress(
                text(node, "file"), text(node, "partial"), text(node, "token"), node.flag("wasRunning"));
    }

    private static String text(Json node, String field) {
        return node.at(field).asString();
    }
}
