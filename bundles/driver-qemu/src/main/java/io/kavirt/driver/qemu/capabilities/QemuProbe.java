package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
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
import java.util.Optional;
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

    /**
     * Probes a binary.
     *
     * @param accelerated whether acceleration is known to work on this host
     * @throws VirtException OPERATION_FAILED if the file is missing or not executable; INTERNAL_ERROR if it does not answer
     *     as QEMU does, with the end of what it printed
     */
    public QemuCapabilities probe(Path path, boolean accelerated) {
        QemuBinary binary = QemuBinary.of(path);
        Map<String, Json> plain = ask(path, "tcg");
        Map<String, Json> fast = accelerated ? ask(path, "kvm") : Map.of();
        return read(binary, plain, fast);
    }

    /** The raw replies, from which {@link #read} makes the capabilities. */
    Map<String, Json> ask(Path path, String accelerator) {
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
            Map<String, Json> replies = exchange(path, process, other);
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

    private Map<String, Json> exchange(Path path, Process process, List<String> other) throws IOException {
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
        Map<String, Json> replies = new LinkedHashMap<>();
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
    private static String take(String line, Map<String, Json> replies, List<String> other) {
        if (line.isBlank()) {
            return "";
        }
        try {
            Json message = Json.parse(line);
            String id = message.string("id").orElse("");
            Optional<Json> answer = message.get("return");
            if (answer.isPresent() && !id.isEmpty()) {
                replies.put(id, answer.get());
            }
            return id;
        } catch (VirtException e) {
            if (other.size() < 5) {
                other.add(line.substring(0, Math.min(line.length(), MAX_TOLD)));
            }
            return "";
        }
    }

    private static String questions() {
        StringBuilder text = new StringBuilder("{\"execute\":\"qmp_capabilities\"}\n");
        for (String question : QUESTIONS) {
            text.append(question(question, question).build()).append('\n');
        }
        for (String device : DEVICES) {
            text.append(question("device-list-properties", ProbeReplies.PROPERTIES + device)
                            .put("arguments", Json.object("typename", device))
                            .build())
                    .append('\n');
        }
        return text.append(question("query-status", LAST).build()).append('\n').toString();
    }

    private static Json.Builder question(String command, String id) {
        return Json.object().put("execute", command).put("id", id);
    }

    static QemuCapabilities read(QemuBinary binary, Map<String, Json> plain, Map<String, Json> accelerated) {
        try {
            return ProbeReplies.read(binary, plain, accelerated);
        } catch (IllegalArgumentException | VirtException e) {
            throw failed(binary.path(), e.getMessage(), e);
        }
    }

    private static VirtException failed(Path path, String what, Throwable cause) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.QEMU, "QEMU binary " + path + " " + what, cause);
    }
}
