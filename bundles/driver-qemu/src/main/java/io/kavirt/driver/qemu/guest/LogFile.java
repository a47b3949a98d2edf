package io.kavirt.driver.qemu.guest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a guest's process: its command lines and what it printed. */
final class LogFile {
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final int TAIL_BYTES = 4096;
    private static final int TAIL_LINES = 10;
    private static final long SIZE_MAXIMUM = 2 << 20;

    private final Path path;
    private final long start;

    private LogFile(Path path, long start) {
        this.path = path;
        this.start = start;
    }

    /** Begins the part of one run with the command line. A log that has grown large is put away first. */
    static LogFile begin(Path path, Map<String, String> environment, String program, List<String> arguments) {
        StringBuilder text = new StringBuilder();
        text.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append(": starting\n");
        environment.forEach((name, value) ->
                text.append(name).append('=').append(quote(value)).append(" \\\n"));
        text.append(quote(program));
        for (String argument : arguments) {
            text.append(argument.startsWith("-") ? " \\\n" : " ").append(quote(argument));
        }
        text.append('\n');
        try {
            if (Files.exists(path) && Files.size(path) > SIZE_MAXIMUM) {
                Files.move(
                        path,
                        path.resolveSibling(path.getFileName() + ".0"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new LogFile(path, Files.size(path));
        } catch (IOException e) {
            LOG.warn("The log file {} cannot be written: {}", path, e.getMessage());
            return new LogFile(path, 0);
        }
    }

    Path path() {
        return path;
    }

    /** Adds a line of the daemon's own. */
    static void note(Path path, String what) {
        try {
            Files.writeString(
                    path,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + ": " + what + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.debug("The log file {} cannot be written: {}", path, e.getMessage());
        }
    }

    /** The last lines that the process printed in this run; empty if it printed none. */
    String tail() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(start, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static String quote(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_=.,:/@+%".indexOf(c) >= 0);
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
