package io.kavirt.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program said before it ended.
 *
 * @param words its command line
 * @param exitCode 0 if it succeeded
 * @param output standard output
 * @param errors standard error
 */
public record Command(List<String> words, int exitCode, String output, String errors) {
    private static final long PATIENCE_SECONDS = 300;

    /** Runs a program to its end, with nothing to read. */
    public static Command run(List<String> words) {
        try {
            Path output = Files.createTempFile("kavirt-it", ".out");
            Path errors = Files.createTempFile("kavirt-it", ".err");
            try {
                Process process = new ProcessBuilder(words)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(words + " has not ended after " + PATIENCE_SECONDS + " s; it said "
                            + Files.readString(output) + Files.readString(errors));
                }
                return new Command(words, process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while " + words + " ran", e);
        }
    }

    /** Runs a program to its end. */
    public static Command run(String... words) {
        return run(List.of(words));
    }

    /** Whether it ended without a complaint. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Its output without white space around it; fails the test if the program failed. */
    public String orFail() {
        if (!succeeded()) {
            throw new AssertionError(words + " ended with " + exitCode + ": " + errors + output);
        }
        return output.strip();
    }
}
