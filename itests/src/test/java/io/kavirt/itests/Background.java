package io.kavirt.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the test and whose words are read while it runs. Closing it ends it. */
public final class Background implements AutoCloseable {
    private final List<String> words;
    private final Path output;
    private final Process process;
    private final Writer input;

    /** Starts a program; its standard output and standard error are read as one. */
    public Background(List<String> words) {
        this.words = List.copyOf(words);
        try {
            output = Files.createTempFile("kavirt-it", ".out");
            process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            input = process.outputWriter(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a program with a terminal of its own, as a person has one. */
    public static Background onTerminal(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append('\'').append(word.replace("'", "'\\''")).append("' ");
        }
        return new Background(List.of("script", "-qefc", line.toString(), "/dev/null"));
    }

    /** Types a line. */
    public void type(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(words + " does not read any more; it said " + said(), e);
        }
    }

    /** All that it has said. */
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said something. */
    public void awaitSaid(String text) {
        Await.until(words + " says '" + text + "'", () -> said().contains(text), this::said);
    }

    /** Waits for its end and gives its exit code. */
    public int awaitEnd() {
        Await.until(words + " ends", () -> !process.isAlive(), this::said);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
