package io.kavirt.linux.process;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs a short-lived program of the host to its end, in the C locale, with bounded time and output. */
public final class Tool {
    private static final int MAX_OUTPUT = 4 << 20;

    private Tool() {}

    /**
     * What a program left.
     *
     * @param exitCode its exit code, or 128 plus the signal that ended it
     * @param output standard output and error together, at most 4 MiB
     */
    public record Result(int exitCode, String output) {
        public boolean success() {
            return exitCode == 0;
        }
    }

    /**
     * Runs it and gives back what it left, whatever its exit code.
     *
     * @throws VirtException SYSTEM_ERROR when it cannot be started; OPERATION_TIMEOUT when it takes longer than
     *     {@code limit}, and is then killed; OPERATION_FAILED when this thread is interrupted meanwhile
     */
    public static Result run(List<String> command, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C", "LANG", "C"));
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw failure(ErrorCode.SYSTEM_ERROR, command, "cannot be started: " + e.getMessage());
        }
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread reader = new Thread(() -> drain(process.getInputStream(), output), "kavirt-tool-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(ErrorCode.OPERATION_TIMEOUT, command, "did not end within " + limit.toMillis() + " ms");
            }
            // A grandchild may hold the pipe open after the program's end.
            return new Result(
                    process.exitValue(),
                    output.completeOnTimeout("", 1, TimeUnit.SECONDS).get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(ErrorCode.OPERATION_FAILED, command, "was interrupted");
        } catch (ExecutionException e) {
            throw failure(
                    ErrorCode.SYSTEM_ERROR,
                    command,
                    "cannot be read: " + e.getCause().getMessage());
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Runs it and gives back its output.
     *
     * @throws VirtException as {@link #run}, and OPERATION_FAILED with its output when its exit code is not 0
     */
    public static String runChecked(List<String> command, Duration limit) {
        Result result = run(command, limit);
        if (!result.success()) {
            throw failure(
                    ErrorCode.OPERATION_FAILED,
                    command,
                    "failed with code " + result.exitCode() + ": "
                            + result.output().strip());
        }
        return result.output();
    }

    private static void drain(InputStream stream, CompletableFuture<String> output) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_OUTPUT);
            // Read on, so that the program is not stopped by a full or a closed pipe.
            stream.transferTo(OutputStream.nullOutputStream());
            output.complete(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            output.completeExceptionally(e);
        }
    }

    private static VirtException failure(ErrorCode code, List<String> command, String what) {
        return new VirtException(code, ErrorDomain.NONE, "'" + String.join(" ", command) + "' " + what);
    }
}
