package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.qmp.QmpException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Commands to a guest's monitor; what QEMU refuses comes as an error for clients. */
public final class Qmp {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final QmpChannel channel;

    Qmp(QmpChannel channel) {
        this.channel = channel;
    }

    /** Runs a command without arguments. */
    public Json run(String command) {
        return run(command, Json.EMPTY);
    }

    /** Runs a command. @throws VirtException INTERNAL_ERROR with what QEMU says, OPERATION_TIMEOUT, OPERATION_FAILED */
    public Json run(String command, Json.Obj arguments) {
        return await(command, submit(command, arguments));
    }

    /** Sends a command and does not wait. */
    public CompletableFuture<Json> submit(String command, Json.Obj arguments) {
        return channel.execute(command, arguments, TIMEOUT);
    }

    /** Runs a command as a user wrote it and gives the whole reply. */
    public Json runRaw(Json.Obj command) {
        return await("monitor command", channel.executeRaw(command, TIMEOUT));
    }

    /** Waits for a command that was submitted. */
    public <T> T await(String command, CompletableFuture<T> future) {
        // The channel bounds each command; this bound is only there should it fail to.
        return await(command, future, TIMEOUT.plusSeconds(5));
    }

    static <T> T await(String what, CompletableFuture<T> future, Duration bound) {
        try {
            return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new VirtException(
                    ErrorCode.OPERATION_TIMEOUT,
                    ErrorDomain.QEMU,
                    "'" + what + "' was not done within " + bound.toSeconds() + " s",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(ErrorCode.OPERATION_ABORTED, ErrorDomain.QEMU, "'" + what + "' was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(what, e.getCause());
        }
    }

    private static VirtException failure(String what, Throwable cause) {
        if (cause instanceof java.util.concurrent.CompletionException && cause.getCause() != null) {
            return failure(what, cause.getCause());
        }
        if (cause instanceof QmpException refused) {
            return refused.toVirtException();
        }
        if (cause instanceof VirtException failed) {
            return new VirtException(failed.code(), failed.domain(), String.valueOf(failed.getMessage()), failed);
        }
        return new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.QEMU, "'" + what + "' failed: " + cause, cause);
    }
}
