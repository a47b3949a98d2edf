package io.kavirt.server;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.Program;
import io.kavirt.api.contract.Shape;
import io.kavirt.core.CallControl;
import io.kavirt.core.GatewaySession;
import io.kavirt.wire.CallArguments;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.ProcedureEntry;
import io.kavirt.wire.XdrReader;
import io.kavirt.wire.XdrWriter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one client's calls. What core can answer from memory is answered at once on the event loop; the rest goes to the workers,
 * so many at a time, and further calls wait here. Only when many wait does the connection stop reading: signs of life of a client
 * whose calls take long are still heard.
 */
final class CallDispatcher {
    private static final Logger log = LoggerFactory.getLogger(CallDispatcher.class);
    /** How many calls may wait behind those that run, and how many bytes their packets may have, before reading stops. */
    private static final int PARKED_CALLS = 256;

    private static final long PARKED_BYTES = 4L << 20;

    private final ClientConnection client;
    private final Protocol protocol;
    private final ClientSession session;
    private final int maxRunning;
    private final Queue<PendingCall> parked = new ArrayDeque<>();
    private final Set<CallControl> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger finished = new AtomicInteger();
    private long parkedBytes;
    private int runningCount;
    private volatile boolean opening;

    CallDispatcher(ClientConnection client) {
        this.client = client;
        this.protocol = client.server().protocol();
        this.session = new ClientSession(client);
        this.maxRunning = client.server().settings().maxClientRequests();
    }

    ClientSession session() {
        return session;
    }

    /** How many calls are not answered yet; for the daemon's end, which asks from another thread and may see an older number. */
    int pending() {
        return runningCount + parked.size();
    }

    /** Answers a call packet. */
    void call(PacketHeader header, XdrReader reader, int length) {
        Program program = Protocol.program(header.program());
        if (program == null || program.version() != header.version()) {
            refuse(header, "Cannot find program " + header.program() + " version " + header.version());
            return;
        }
        BoundProcedure procedure = protocol.procedure(program, header.procedure());
        if (procedure == null) {
            refuse(header, "unknown procedure: " + header.procedure());
            return;
        }
        if (header.status() != PacketHeader.OK) {
            refuse(header, "unexpected message status " + header.status() + " of a call; accepted is 0");
            return;
        }
        try {
            CallArguments arguments = procedure.entry().readArguments(reader);
            dispatch(new PendingCall(procedure, arguments, header.serial(), length));
        } catch (RuntimeException e) {
            replyError(procedure.entry(), header.serial(), e);
        }
    }

    /** Answers a packet that is not a call that is served. */
    void refuse(PacketHeader header, String message) {
        log.debug("Refusing {} of {}: {}", header, client.identity(), message);
        Outbox.writeError(
                client.outbox().batch(),
                header.program(),
                header.version(),
                header.procedure(),
                PacketHeader.REPLY,
                header.serial(),
                new VirtException(ErrorCode.RPC, ErrorDomain.REMOTE, message));
    }

    /** The connection is gone: nobody waits for answers. */
    void disconnected() {
        parked.clear();
        parkedBytes = 0;
        client.server().background().execute(() -> {
            running.forEach(CallControl::cancel);
            session.disconnected();
        });
    }

    /** Takes note of calls that workers have answered, and starts others. */
    void finishCalls() {
        int count = finished.getAndSet(0);
        if (count > 0) {
            runningCount -= count;
            startParked();
        }
    }

    private void dispatch(PendingCall call) {
        BoundProcedure procedure = call.procedure();
        if (opening && !procedure.isPromptInSession()) {
            park(call);
            return;
        }
        GatewaySession gateway = session.gateway();
        if (gateway == null && !procedure.isBeforeOpen()) {
            throw new VirtException(
                    ErrorCode.RPC,
                    ErrorDomain.REMOTE,
                    call.entry().name() + ": the connection is not open; it must be opened first");
        }
        if (procedure.operation() != null) {
            CallArguments arguments = call.arguments();
            Object result = gateway.tryCall(procedure.operation(), arguments.object(), arguments.values());
            if (result == GatewaySession.WOULD_WAIT) {
                submit(call);
            } else {
                reply(call, result);
            }
        } else if (procedure.isPromptInSession()) {
            reply(call, procedure.invoke(session, call.arguments().values()));
        } else if (procedure.isClose()) {
            reply(call, null);
            client.closeAfterFlush();
        } else {
            submit(call);
        }
    }

    private void submit(PendingCall call) {
        if (runningCount >= maxRunning || !parked.isEmpty()) {
            park(call);
        } else {
            start(call);
        }
    }

    private void park(PendingCall call) {
        parked.add(call);
        parkedBytes += call.bytes();
        if (parked.size() >= PARKED_CALLS || parkedBytes >= PARKED_BYTES) {
            client.pause(ClientConnection.Pause.CALLS);
        }
    }

    private void startParked() {
        while (runningCount < maxRunning && !opening) {
            PendingCall call = parked.poll();
            if (call == null) {
                break;
            }
            parkedBytes -= call.bytes();
            start(call);
        }
        if (parked.size() < PARKED_CALLS / 2 && parkedBytes < PARKED_BYTES / 2) {
            client.resume(ClientConnection.Pause.CALLS);
        }
    }

    private void start(PendingCall call) {
        runningCount++;
        if (call.procedure().isOpen()) {
            opening = true;
        }
        if (mayWaitForDriver(call)) {
            client.server().background().execute(() -> run(call));
        } else {
            client.server().workers().submit(call.entry().isHighPriority(), () -> run(call));
        }
    }

    /** Calls that wait for a driver which is away leave the workers to the calls of other drivers. */
    private boolean mayWaitForDriver(PendingCall call) {
        GatewaySession gateway = session.gateway();
        return call.procedure().isOpen()
                || gateway != null
                        && call.procedure().operation() != null
                        && gateway.awaitsDriver(call.procedure().operation());
    }

    private void run(PendingCall call) {
        try {
            if (client.isOpen()) {
                if (call.procedure().operation() != null) {
                    runInCore(call);
                } else {
                    session.run(call);
                }
            }
        } catch (Throwable e) {
            finishOpening(call);
            client.outbox().send(out -> writeFailure(out, call.entry(), call.serial(), e));
        } finally {
            if (call.procedure().isOpen()) {
                client.onLoop(this::startParked);
            }
            finished.incrementAndGet();
            client.outbox().schedule();
        }
    }

    /** Lets calls through again; to be called before the reply to the opening call leaves. */
    void finishOpening(PendingCall call) {
        if (call.procedure().isOpen()) {
            opening = false;
        }
    }

    private void runInCore(PendingCall call) {
        GatewaySession gateway = session.gateway();
        if (gateway == null) {
            throw new VirtException(
                    ErrorCode.RPC,
                    ErrorDomain.REMOTE,
                    call.entry().name() + ": the connection is not open; opening it has failed");
        }
        CallControl control = gateway.newCall();
        running.add(control);
        Object result;
        try {
            if (!client.isOpen()) {
                return;
            }
            CallArguments arguments = call.arguments();
            result = gateway.call(control, call.procedure().operation(), arguments.object(), arguments.values());
        } finally {
            running.remove(control);
        }
        ServerStream stream = openStream(call, result);
        client.outbox().send(out -> writeResult(out, call, result));
        if (stream != null) {
            stream.start();
        }
    }

    private void reply(PendingCall call, @Nullable Object result) {
        ServerStream stream = openStream(call, result);
        writeResult(client.outbox().batch(), call, result);
        if (stream != null) {
            stream.start();
        }
    }

    private @Nullable ServerStream openStream(PendingCall call, @Nullable Object result) {
        if (call.entry().shape() != Shape.STREAM) {
            return null;
        }
        VirtStream stream = call.entry().stream(result);
        return client.streams().open(call.entry(), call.serial(), stream);
    }

    private void replyError(ProcedureEntry entry, int serial, Throwable error) {
        writeFailure(client.outbox().batch(), entry, serial, error);
    }

    /** Writes a reply, or the error that kept it from being written. */
    void writeResult(XdrWriter out, PendingCall call, @Nullable Object result) {
        ProcedureEntry entry = call.entry();
        int start = out.size();
        try {
            Program program = entry.program();
            out.beginPacket(
                    program.id(),
                    program.version(),
                    entry.number(),
                    PacketHeader.REPLY,
                    call.serial(),
                    PacketHeader.OK);
            entry.writeResult(out, call.arguments().extra(), result);
            out.endPacket();
        } catch (RuntimeException e) {
            out.truncate(start);
            writeFailure(out, entry, call.serial(), e);
        }
    }

    private void writeFailure(XdrWriter out, ProcedureEntry entry, int serial, Throwable error) {
        VirtException known;
        if (error instanceof VirtException virt) {
            known = virt;
        } else {
            log.error("{} failed", entry, error);
            known = new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.RPC,
                    "internal error in " + entry.name() + ": " + error,
                    error);
        }
        Program program = entry.program();
        Outbox.writeError(out, program.id(), program.version(), entry.number(), PacketHeader.REPLY, serial, known);
    }
}
