package io.kavirt.driver.qemu.qmp;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of one channel that have no answer yet. */
final class QmpCalls {
    private static final Logger LOG = LoggerFactory.getLogger(QmpCalls.class);

    private final QmpReactor reactor;
    private final String name;
    private final AtomicLong nextId;
    private final ConcurrentSkipListMap<Long, Call> calls = new ConcurrentSkipListMap<>();

    /** One command; {@code raw} means that the caller wants QEMU's whole message, a refusal too. */
    record Call(
            long id,
            String command,
            boolean raw,
            CompletableFuture<Json> answer,
            CompletableFuture<QmpReactor.Deadline> deadline) {}

    QmpCalls(QmpReactor reactor, String name, long nextId) {
        this.reactor = reactor;
        this.name = name;
        this.nextId = new AtomicLong(nextId);
    }

    long nextId() {
        return nextId.get();
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    Call begin(String command, boolean raw, Duration timeout) {
        Call call =
                new Call(nextId.getAndIncrement(), command, raw, new CompletableFuture<>(), new CompletableFuture<>());
        calls.put(call.id(), call);
        call.deadline().complete(reactor.schedule(timeout, () -> expire(call, timeout)));
        return call;
    }

    /** Ends a call with an error, if it has not ended. */
    void fail(Call call, RuntimeException error) {
        if (calls.remove(call.id()) != null) {
            end(call);
            call.answer().completeExceptionally(error);
        }
    }

    void failAll(String reason) {
        calls.values()
                .forEach(call -> fail(
                        call,
                        new VirtException(
                                ErrorCode.OPERATION_FAILED,
                                ErrorDomain.QEMU,
                                "'" + call.command() + "' got no answer from the monitor of '" + name + "': "
                                        + reason)));
    }

    /** Takes an answer: a message with a {@code return} or an {@code error}. */
    void answer(Json message) {
        Optional<Json> id = message.get("id");
        Map.Entry<Long, Call> oldest = calls.firstEntry();
        // Without an id QEMU did not even understand the message, and it reads them in order.
        Call call = id.isPresent() ? calls.get(number(id.get())) : oldest == null ? null : oldest.getValue();
        if (call == null || calls.remove(call.id()) == null) {
            LOG.debug("{}: an answer came too late: {}", name, message);
            return;
        }
        end(call);
        Optional<Json> error = message.get("error");
        if (call.raw()) {
            call.answer().complete(message);
        } else if (error.isPresent()) {
            call.answer().completeExceptionally(refusal(error.get(), call.command()));
        } else {
            call.answer().complete(message.get("return").orElse(Json.NULL));
        }
    }

    static boolean isAnswer(Json message) {
        Map<String, Json> members = message.asMap();
        return members.containsKey("return") || members.containsKey("error");
    }

    static byte[] encode(String verb, Call call, Json.Obj arguments) {
        Json.Builder message = Json.object().put(verb, call.command());
        if (!arguments.members().isEmpty()) {
            message.put("arguments", arguments);
        }
        return encode(message.put("id", call.id()).build());
    }

    static byte[] encode(Json.Obj message) {
        byte[] json = message.bytes();
        byte[] line = Arrays.copyOf(json, json.length + 2);
        line[json.length] = '\r';
        line[json.length + 1] = '\n';
        return line;
    }

    /** Waits for an answer, on any thread but the one that brings it. */
    Json await(CompletableFuture<Json> answer, String command) {
        if (reactor.isReactorThread()) {
            throw new IllegalStateException("'" + command + "' would wait on the thread that brings its answer");
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED, ErrorDomain.QEMU, "'" + command + "' was interrupted", e);
        } catch (ExecutionException e) {
            // Thrown anew, so that the trace shows who called.
            if (e.getCause() instanceof QmpException refused) {
                throw new QmpException(refused.errorClass(), refused.description(), refused.command());
            }
            if (e.getCause() instanceof VirtException failed) {
                throw new VirtException(failed.code(), failed.domain(), String.valueOf(failed.getMessage()), failed);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    static QmpException refusal(Json error, String command) {
        return new QmpException(
                error.string("class").orElse("GenericError"),
                error.string("desc").orElse("no reason given"),
                command);
    }

    private static long number(Json id) {
        return id instanceof Json.Num ? id.asLong() : -1;
    }

    private void end(Call call) {
        call.deadline().thenAccept(reactor::drop);
    }

    private void expire(Call call, Duration timeout) {
        fail(
                call,
                new VirtException(
                        ErrorCode.OPERATION_TIMEOUT,
                        ErrorDomain.QEMU,
                        "'" + call.command() + "' got no answer from the monitor of '" + name + "' within "
                                + timeout.toMillis() + " ms"));
    }
}
