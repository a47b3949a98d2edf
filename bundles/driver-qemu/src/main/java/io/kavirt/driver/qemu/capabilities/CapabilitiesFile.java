package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * A binary's replies as they are kept on disk.
 *
 * @param binary the binary that gave them
 * @param host what else the replies depend on
 * @param plain the replies of the emulating run
 * @param accelerated the replies of the accelerated run; empty where acceleration does not work
 */
record CapabilitiesFile(QemuBinary binary, String host, Map<String, Json> plain, Map<String, Json> accelerated) {
    /** Counts up when other questions are asked, so that what an older release kept is asked again. */
    private static final int FORMAT = 1;

    byte[] encode() {
        return Json.object()
                .put("format", FORMAT)
                .put("path", binary.path().toString())
                .put("size", binary.size())
                .put("modified", binary.modified())
                .put("host", host)
                .put("plain", new Json.Obj(plain))
                .put("accelerated", new Json.Obj(accelerated))
                .build()
                .bytes();
    }

    /**
     * Reads a kept file.
     *
     * @return nothing if it is of another binary, host state or release
     * @throws VirtException INTERNAL_ERROR if it is damaged
     */
    static Optional<CapabilitiesFile> decode(byte[] content, QemuBinary binary, String host) {
        Json root = Json.parse(content);
        boolean same = root.at("format").asLong() == FORMAT
                && root.at("path").asString().equals(binary.path().toString())
                && root.at("size").asLong() == binary.size()
                && root.at("modified").asLong() == binary.modified()
                && root.at("host").asString().equals(host);
        return same
                ? Optional.of(new CapabilitiesFile(
                        binary,
                        host,
                        root.at("plain").asMap(),
                        root.at("accelerated").asMap()))
                : Optional.empty();
    }
}
