package io.kavirt.driver.qemu.qmp;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.linux.fs.Descriptor;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor of one guest: commands with answers, and events. Safe for use by many threads; commands are written by the
 * caller's thread, answers complete on the reactor's. A command that QEMU refuses ends with {@link QmpException}, one
 * without an answer with a {@link VirtException}.
 */
public final class QmpChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QmpChannel.class);
    private static final int READS_PER_TURN = 8;
    private static final int LAST_READS = 512;
    private static final byte[] NO_BYTES = {};

    private final QmpReactor reactor;
    private final SocketChannel socket;
    private final QmpListener listener;
    private final QmpSettings settings;
    private final QmpCalls calls;
    private final QmpOutput output;
    private final LineBuffer lines;
    private final SerialQueue queue;
    private final CompletableFuture<QmpChannel> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile State state;
    private volatile boolean oob;
    private volatile Json greeting = Json.EMPTY;
    private @Nullable CompletableFuture<Map<String, Object>> handover;

    private enum State {
        GREETING,
        NEGOTIATING,
        OPEN,
        HANDING_OVER,
        ENDED
    }

    private QmpChannel(
            QmpReactor reactor,
            SocketChannel socket,
            QmpListener listener,
            QmpSettings settings,
            State state,
            long nextId) {
        this.reactor = reactor;
        this.socket = socket;
        this.listener = listener;
        this.settings = settings;
        this.state = state;
        this.calls = new QmpCalls(reactor, settings.name(), nextId);
        this.output = new QmpOutput(socket);
        this.lines = new LineBuffer(settings.maxLine());
        this.queue = new SerialQueue(reactor.events(), settings.name());
    }

    /**
     * Connects to a guest's monitor. QEMU need not run yet when its socket was made beforehand.
     *
     * @return the channel once QEMU has greeted; fails with OPERATION_FAILED or OPERATION_TIMEOUT otherwise
     */
    public static CompletableFuture<QmpChannel> connect(
            QmpReactor reactor, Path path, QmpListener listener, QmpSettings settings) {
        try {
            return connect(reactor, SocketChannel.open(UnixDomainSocketAddress.of(path)), listener, settings);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "Cannot connect to monitor '" + path + "' of '" + settings.name() + "': " + e.getMessage(),
                    e));
        }
    }

    /** As above, over a socket that is connected already; the channel owns it from now on. */
    public static CompletableFuture<QmpChannel> connect(
            QmpReactor reactor, SocketChannel socket, QmpListener listener, QmpSettings settings) {
        QmpChannel channel = new QmpChannel(reactor, socket, listener, settings, State.GREETING, 1);
        QmpReactor.Deadline deadline = reactor.schedule(settings.greetingTimeout(), channel::greetingIsLate);
        channel.ready.whenComplete((value, error) -> reactor.drop(deadline));
        reactor.submit(() -> channel.begin(NO_BYTES, NO_BYTES));
        return channel.ready;
    }

    /**
     * Goes on with a connection that {@link #detach} gave away, also when that was another version of this class.
     *
     * @param state what {@code detach} gave
     * @throws IllegalArgumentException when it is something else
     */
    public static QmpChannel adopt(
            QmpReactor reactor, Map<String, Object> state, QmpListener listener, QmpSettings settings) {
        QmpHandover from = QmpHandover.of(state);
        QmpChannel channel = new QmpChannel(reactor, from.socket(), listener, settings, State.OPEN, from.nextId());
        channel.oob = from.oob();
        channel.greeting = Json.parse(from.greeting());
        channel.ready.complete(channel);
        reactor.submit(() -> channel.begin(from.unread(), from.unsent()));
        return channel;
    }

    public String name() {
        return settings.name();
    }

    /** What QEMU said about itself when it greeted: its version under {@code version}. */
    public Json greeting() {
        return greeting;
    }

    /** Whether QEMU takes commands out of band. */
    public boolean supportsOutOfBand() {
        return oob;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Completes when the channel has ended and its listener has been told. */
    public CompletableFuture<Void> closed() {
        return closed.copy();
    }

    /** Sends a command with the ordinary time limit; the answer is what QEMU returns. */
    public CompletableFuture<Json> execute(String command, Json.Obj arguments) {
        return execute(command, arguments, settings.commandTimeout());
    }

    public CompletableFuture<Json> execute(String command, Json.Obj arguments, Duration timeout) {
        return send("execute", command, arguments, timeout);
    }

    /** Sends a command that QEMU runs at once, even while another is stuck; in band where it does not offer that. */
    public CompletableFuture<Json> executeOutOfBand(String command, Json.Obj arguments, Duration timeout) {
        return send(oob ? "exec-oob" : "execute", command, arguments, timeout);
    }

    /**
     * Sends a command together with descriptors, as {@code getfd} and {@code add-fd} need; QEMU gets copies of them.
     * Fails with OPERATION_FAILED while QEMU is too busy to read.
     */
    public CompletableFuture<Json> executeWithDescriptors(
            String command, Json.Obj arguments, List<Descriptor> descriptors, Duration timeout) {
        QmpCalls.Call call = calls.begin(command, false, timeout);
        byte[] message = QmpCalls.encode("execute", call, arguments);
        return transmit(call, () -> output.send(message, descriptors), State.OPEN);
    }

    /**
     * Sends a whole message, whose id is replaced.
     *
     * @return QEMU's whole answer, be it a {@code return} or an {@code error}
     */
    public CompletableFuture<Json> executeRaw(Json.Obj message, Duration timeout) {
        String command = message.string("execute")
                .or(() -> message.string("exec-oob"))
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG,
                        ErrorDomain.QEMU,
                        "Monitor command " + message + " has no 'execute' member"));
        QmpCalls.Call call = calls.begin(command, true, timeout);
        Json.Builder changed = Json.object();
        message.members().forEach(changed::put);
        return transmit(call, QmpCalls.encode(changed.put("id", call.id()).build()), State.OPEN);
    }

    /** Sends a command and waits for its answer; not on the reactor's thread. */
    public Json call(String command, Json.Obj arguments) {
        return call(command, arguments, settings.commandTimeout());
    }

    public Json call(String command, Json.Obj arguments, Duration timeout) {
        return calls.await(execute(command, arguments, timeout), command);
    }

    /** Sends a command without arguments and waits for its answer. */
    public Json call(String command) {
        return call(command, Json.EMPTY);
    }

    /**
     * Gives the connection away without losing an event: refuses new commands, waits for answers to those in flight, at
     * most {@code patience}, and stops to read. The listener has been told every event that was read by the time the
     * state is there, and is not told an end.
     *
     * @return what {@link #adopt} takes, made of the JDK's types alone; fails when the channel is not open
     */
    public CompletableFuture<Map<String, Object>> detach(Duration patience) {
        CompletableFuture<Map<String, Object>> result = new CompletableFuture<>();
        reactor.submit(() -> {
            if (state != State.OPEN) {
                result.completeExceptionally(notOpen("detach"));
                return;
            }
            handover = result;
            state = State.HANDING_OVER;
            QmpReactor.Deadline deadline = reactor.schedule(patience, this::handOver);
            result.whenComplete((value, error) -> reactor.drop(deadline));
            handOverWhenIdle();
        });
        return result;
    }

    /** Takes in what has already arrived, and ends the channel; the listener is told soon after. */
    @Override
    public void close() {
        reactor.submit(this::closeNow);
    }

    void closeNow() {
        read(LAST_READS);
        end(new QmpEnd(QmpEnd.Kind.CLOSED_HERE, "closed by Kavirt"));
    }

    void readable() {
        read(READS_PER_TURN);
        handOverWhenIdle();
    }

    void writable() {
        try {
            if (output.flush()) {
                reactor.wantWrites(socket, false);
            }
        } catch (IOException e) {
            // What QEMU said before it went is still there to be read.
            read(LAST_READS);
            end(new QmpEnd(QmpEnd.Kind.FAILED, e.toString()));
        }
        handOverWhenIdle();
    }

    private CompletableFuture<Json> send(String verb, String command, Json.Obj arguments, Duration timeout) {
        QmpCalls.Call call = calls.begin(command, false, timeout);
        return transmit(call, QmpCalls.encode(verb, call, arguments), State.OPEN);
    }

    private interface Sending {
        boolean run() throws IOException;
    }

    private CompletableFuture<Json> transmit(QmpCalls.Call call, byte[] message, State needed) {
        return transmit(call, () -> output.send(message), needed);
    }

    private CompletableFuture<Json> transmit(QmpCalls.Call call, Sending sending, State needed) {
        // Looked at after the call was noted: whoever changes the state afterwards sees the call.
        if (state != needed) {
            calls.fail(call, notOpen(call.command()));
            return call.answer();
        }
        try {
            if (!sending.run()) {
                reactor.submit(() -> reactor.wantWrites(socket, !output.isEmpty()));
            }
        } catch (IOException | VirtException e) {
            calls.fail(
                    call,
                    new VirtException(
                            ErrorCode.OPERATION_FAILED,
                            ErrorDomain.QEMU,
                            "Cannot send '" + call.command() + "' to the monitor of '" + name() + "': "
                                    + e.getMessage(),
                            e));
        }
        return call.answer();
    }

    private void begin(byte[] unread, byte[] unsent) {
        try {
            socket.configureBlocking(false);
            reactor.register(this, socket);
            if (unsent.length > 0 && !output.send(unsent)) {
                reactor.wantWrites(socket, true);
            }
            feed(unread, unread.length);
        } catch (IOException | RuntimeException e) {
            end(new QmpEnd(QmpEnd.Kind.FAILED, e.toString()));
        }
    }

    private void read(int turns) {
        try {
            for (int turn = 0; turn < turns && state != State.ENDED; turn++) {
                int count = reactor.read(socket);
                if (count == 0) {
                    return;
                }
                if (count < 0) {
                    end(new QmpEnd(QmpEnd.Kind.CLOSED_BY_QEMU, "end of file from the monitor"));
                    return;
                }
                feed(reactor.chunk(), count);
            }
        } catch (IOException e) {
            // A reset is QEMU's end too: it left bytes unread, such as the end of the line that told it to quit.
            end(new QmpEnd(QmpEnd.Kind.CLOSED_BY_QEMU, String.valueOf(e.getMessage())));
        }
    }

    private void feed(byte[] bytes, int count) {
        try {
            if (!lines.feed(bytes, count, this::line)) {
                end(new QmpEnd(QmpEnd.Kind.BAD_INPUT, "a line is longer than " + settings.maxLine() + " bytes"));
            }
        } catch (VirtException e) {
            end(new QmpEnd(QmpEnd.Kind.BAD_INPUT, String.valueOf(e.getMessage())));
        }
    }

    private void line(byte[] bytes, int start, int end) {
        boolean blank = end == start || end == start + 1 && bytes[start] == '\r';
        if (state == State.ENDED || blank) {
            return;
        }
        Json message = Json.parse(bytes, start, end);
        if (message.has("event")) {
            QmpEvent event = QmpEvent.of(message);
            queue.add(() -> listener.event(event));
        } else if (QmpCalls.isAnswer(message)) {
            calls.answer(message);
        } else if (state == State.GREETING && message.has("QMP")) {
            negotiate(message.at("QMP"));
        } else {
            LOG.warn("{}: QEMU said something unexpected: {}", name(), message);
        }
    }

    private void negotiate(Json hello) {
        greeting = hello;
        boolean offered = hello.get("capabilities")
                .map(list -> list.asList().contains(Json.of("oob")))
                .orElse(false);
        Json.Obj arguments = offered
                ? Json.object().put("enable", Json.strings(List.of("oob"))).build()
                : Json.EMPTY;
        state = State.NEGOTIATING;
        QmpCalls.Call call = calls.begin("qmp_capabilities", false, settings.greetingTimeout());
        transmit(call, QmpCalls.encode("execute", call, arguments), State.NEGOTIATING)
                .whenComplete((answer, error) -> {
                    if (error == null) {
                        oob = offered;
                        state = State.OPEN;
                        ready.complete(this);
                    } else {
                        end(new QmpEnd(QmpEnd.Kind.FAILED, String.valueOf(error.getMessage())));
                    }
                });
    }

    private void greetingIsLate() {
        if (ready.completeExceptionally(new VirtException(
                ErrorCode.OPERATION_TIMEOUT,
                ErrorDomain.QEMU,
                "The monitor of '" + name() + "' did not greet within "
                        + settings.greetingTimeout().toMillis() + " ms"))) {
            end(new QmpEnd(QmpEnd.Kind.FAILED, "no greeting in time"));
        }
    }

    private void handOverWhenIdle() {
        if (state == State.HANDING_OVER && calls.isEmpty() && output.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        CompletableFuture<Map<String, Object>> result = handover;
        if (state != State.HANDING_OVER || result == null) {
            return;
        }
        state = State.ENDED;
        byte[] unsent = output.close();
        reactor.release(this, socket);
        QmpHandover given = new QmpHandover(socket, lines.rest(), unsent, calls.nextId(), oob, greeting.format());
        calls.failAll("the connection was handed over");
        queue.add(() -> {
            result.complete(given.toMap());
            closed.complete(null);
        });
    }

    private void end(QmpEnd end) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        output.close();
        reactor.release(this, socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: cannot close the monitor's socket", name(), e);
        }
        calls.failAll(end.detail());
        VirtException failure = new VirtException(
                ErrorCode.OPERATION_FAILED, ErrorDomain.QEMU, "The monitor of '" + name() + "' ended: " + end.detail());
        ready.completeExceptionally(failure);
        if (handover != null) {
            handover.completeExceptionally(failure);
        }
        boolean known = !ready.isCompletedExceptionally();
        queue.add(() -> {
            if (known) {
                listener.closed(end);
            }
            closed.complete(null);
        });
    }

    private VirtException notOpen(String command) {
        String why =
                switch (state) {
                    case GREETING, NEGOTIATING -> "is not ready yet";
                    case OPEN, HANDING_OVER -> "is being handed over";
                    case ENDED -> "is closed";
                };
        return new VirtException(
                ErrorCode.OPERATION_INVALID,
                ErrorDomain.QEMU,
                "'" + command + "' cannot be sent: the monitor of '" + name() + "' " + why);
    }
}
