package io.kavirt.driver.qemu.capabilities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a binary what it can do: runs it once without a machine, with its monitor on standard input and output, sends all
 * questions in one go and reads the answers. Where acceleration works a second run asks for the processors of accelerated guests.
 */
public final class QemuProbe {
    private static final long TIMEOUT_SECONDS = 20;

    private static final String TOO_LATE = "did not answer within " + TIMEOUT_SECONDS + " s";

    /** How much of what a binary prints instead of answers is told. */
    private static final int MAX_TOLD = 200;

    /** Far above what any release answers; a binary that says more is not QEMU. */
    private static final int MAX_OUTPUT_CHARS = 16 << 20;

    private static final List<String> QUESTIONS = List.of(
            "query-version",
            "query-target",
            "query-machines",
            "query-cpu-definitions",
            "qom-list-types",
            "query-commands",
            "query-command-line-options");

    /** The id of the question whose answer is the last. */
    private static final String LAST = "last";

    private static final List<String> DEVICES = List.of(
            "virtio-blk-pci",
            "virtio-net-pci",
            "virtio-scsi-pci",
            "virtio-balloon-pci",
            "virtio-gpu-pci",
            "ide-hd",
            "scsi-hd",
            "usb-storage",
            "e1000",
            "qxl-vga",
            "VGA",
            "cirrus-vga",
            "bochs-display",
            "ICH9-LPC",
            "PIIX4_PM",
            "nec-usb-xhci",
            "qemu-xhci");

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Probes a binary.
     *
     * @param accelerated whether acceleration is known to work on this host
     * @throws VirtException OPERATION_FAILED if the file is missing or not executable; INTERNAL_ERROR if it does not answer
     *     as QEMU does, with the end of what it printed
     */
    public QemuCapabilities probe(Path path, boolean accelerated) {
        QemuBinary binary = QemuBinary.of(path);
        Map<String, JsonNode> plain = ask(path, "tcg");
        Map<String, JsonNode> fast = accelerated ? ask(path, "kvm") : Map.of();
        return read(binary, plain, fast);
    }

    /** The raw replies, from which {@link #read} makes the capabilities. */
    Map<String, JsonNode> ask(Path path, String accelerator) {
        List<String> command = List.of(
                path.toString(),
                "-S",
                "-no-user-config",
                "-nodefaults",
                "-display",
                "none",
                "-machine",
                "none,accel=" + accelerator,
                "-qmp",
                "stdio");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw failed(path, "cannot be started: " + e.getMessage(), e);
        }
        AtomicBoolean late = new AtomicBoolean();
        Thread guard = new Thread(() -> endLate(process, late), "kavirt-qemu-probe-" + process.pid());
        guard.setDaemon(true);
        guard.start();
        try {
            List<String> other = new ArrayList<>();
            Map<String, JsonNode> replies = exchange(path, process, other);
            if (!replies.containsKey(LAST)) {
                String printed = other.isEmpty() ? "" : "; it printed: " + String.join("; ", other);
                throw failed(path, (late.get() ? TOO_LATE : "does not answer as QEMU does") + printed, null);
            }
            return replies;
        } catch (IOException e) {
            String reason = late.get() ? TOO_LATE : e.getMessage();
            throw failed(path, "cannot be asked: " + reason, e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endLate(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, JsonNode> exchange(Path path, Process process, List<String> other) throws IOException {
        try {
            // A few KiB, which a pipe takes at once: nothing waits for an answer in between. The stream stays open
            // until the
            // last answer is here, since QEMU drops what it has not yet written when its monitor is closed.
            OutputStream out = process.getOutputStream();
            out.write(questions().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // The binary has ended already; what it printed says why.
        }
        Map<String, JsonNode> replies = new LinkedHashMap<>();
        int left = MAX_OUTPUT_CHARS;
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = in.readLine(); line != null; line = id.equals(LAST) ? null : in.readLine()) {
                left -= line.length();
                if (left < 0) {
                    throw failed(path, "printed more than " + MAX_OUTPUT_CHARS + " characters", null);
                }
                id = take(line, replies, other);
            }
        }
        return replies;
    }

    /** Keeps an answer and gives its id; empty for what is no answer. */
    private String take(String line, Map<String, JsonNode> replies, List<String> other) {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JsonProcessingException e) {
            if (other.size() < 5) {
                other.add(line.substring(0, Math.min(line.length(), MAX_TOLD)));
            }
            return "";
        }
        String id = node.path("id").asText();
        if (node.has("return") && !id.isEmpty()) {
            replies.put(id, node.path("return"));
        }
        return id;
    }

    private String questions() {
        StringBuilder text = new StringBuilder("{\"execute\":\"qmp_capabilities\"}\n");
        for (String question : QUESTIONS) {
            text.append(question(question, question)).append('\n');
        }
        for (String device : DEVICES) {
            ObjectNode question = question("device-list-properties", ProbeReplies.PROPERTIES + device);
            question.putObject("arguments").put("typename", device);
            text.append(question).append('\n');
        }
        return text.append(question("query-status", LAST)).append('\n').toString();
    }

    private ObjectNode question(String command, String id) {
        return json.createObjectNode().put("execute", command).put("id", id);
    }

    static QemuCapabilities read(QemuBinary binary, Map<String, JsonNode> plain, Map<String, JsonNode> accelerated) {
        try {
            return ProbeReplies.read(binary, plain, accelerated);
        } catch (IllegalArgumentException e) {
            throw failed(binary.path(), e.getMessage(), e);
        }
    }

    private static VirtException failed(Path path, String what, Throwable cause) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.QEMU, "QEMU binary " + path + " " + what, cause);
    }
}
