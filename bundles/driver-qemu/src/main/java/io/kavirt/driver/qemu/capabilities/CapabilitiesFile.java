package io.kavirt.driver.qemu.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A binary's replies as they are kept on disk.
 *
 * @param binary the binary that gave them
 * @param host what else the replies depend on
 * @param plain the replies of the emulating run
 * @param accelerated the replies of the accelerated run; empty where acceleration does not work
 */
record CapabilitiesFile(
        QemuBinary binary, String host, Map<String, JsonNode> plain, Map<String, JsonNode> accelerated) {
    /** Counts up when other questions are asked, so that what an older release kept is asked again. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] encode() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("path", binary.path().toString());
        root.put("size", binary.size());
        root.put("modified", binary.modified());
        root.put("host", host);
        root.set("plain", JSON.createObjectNode().setAll(plain));
        root.set("accelerated", JSON.createObjectNode().setAll(accelerated));
        return JSON.writeValueAsBytes(root);
    }

    /**
     * Reads a kept file.
     *
     * @return nothing if it is of another binary, host state or release
     * @throws IOException if it is damaged
     */
    static Optional<CapabilitiesFile> decode(byte[] content, QemuBinary binary, String host) throws IOException {
        JsonNode root = JSON.readTree(content);
        if (root == null
                || !root.isObject()
                || !root.path("plain").isObject()
                || !root.path("accelerated").isObject()) {
            throw new IOException("it is not a capabilities file");
        }
        boolean same = root.path("format").asInt() == FORMAT
                && root.path("path").asText().equals(binary.path().toString())
                && root.path("size").asLong(-1) == binary.size()
                && root.path("modified").asLong(-1) == binary.modified()
                && root.path("host").asText().equals(host);
        return same
                ? Optional.of(new CapabilitiesFile(
                        binary, host, fields(root.path("plain")), fields(root.path("accelerated"))))
                : Optional.empty();
    }

    private static Map<String, JsonNode> fields(@Nullable JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        if (object != null) {
            object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        }
        return fields;
    }
}
