package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.state.LiveState;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.ProcessStat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run of a domain: from its process's start to its end. */
public final class Guest {
    private final ManagedDomain domain;
    private final int id;
    private final String token;
    private final Path monitorPath;
    private final AtomicBoolean finished = new AtomicBoolean();
    private final AtomicReference<@Nullable StopCause> stopCause = new AtomicReference<>();
    private final List<String> taints = new CopyOnWriteArrayList<>();
    private final Consoles consoles = new Consoles();
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Map<String, Object> kept = new ConcurrentHashMap<>();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable DetachedProcess process;
    private volatile @Nullable QmpChannel channel;
    private volatile @Nullable CompletableFuture<String> migration;
    private volatile LiveState.@Nullable SaveInProgress save;
    private volatile boolean rebooting;
    private volatile boolean bootingAgain;
    private volatile PausedReason pauseReason = PausedReason.UNKNOWN;
    private volatile RunningReason resumeReason = RunningReason.UNPAUSED;
    private volatile @Nullable LongJob longJob;
    private volatile @Nullable LongJob lastJob;

    Guest(ManagedDomain domain, int id, String token, Path monitorPath) {
        this.domain = domain;
        this.id = id;
        this.token = token;
        this.monitorPath = monitorPath;
    }

    /**
     * Why a guest stops.
     *
     * @param reason the state's reason afterwards
     * @param detail the event's detail
     */
    public record StopCause(ShutoffReason reason, StoppedDetail detail) {}

    public ManagedDomain domain() {
        return domain;
    }

    public int id() {
        return id;
    }

    String token() {
        return token;
    }

    Path monitorPath() {
        return monitorPath;
    }

    /** The folder of this run's sockets; it exists only if the guest needs one. */
    Path folder() {
        String socket = monitorPath.getFileName().toString();
        return monitorPath.resolveSibling(socket.substring(0, socket.length() - ".qmp".length()));
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase newPhase) {
        phase = newPhase;
    }

    /** Its process. */
    public DetachedProcess process() {
        DetachedProcess known = process;
        if (known == null) {
            throw new IllegalStateException("guest " + domain + " has no process yet");
        }
        return known;
    }

    @Nullable
    DetachedProcess processOrNull() {
        return process;
    }

    void process(DetachedProcess newProcess) {
        process = newProcess;
    }

    /** What the kernel counts about its process; empty when it has ended. */
    public Optional<ProcessStat> processStat() {
        DetachedProcess known = process;
        return known == null ? Optional.empty() : known.stat();
    }

    /** Whether its process can be told anything. */
    public boolean isReachable() {
        QmpChannel known = channel;
        return known != null && known.isOpen();
    }

    /** The channel to its process. */
    public Qmp qmp() {
        QmpChannel known = channel;
        if (known == null) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.QEMU,
                    "The monitor of domain '" + domain.name() + "' is not connected; try again in some seconds",
                    domain.ref(),
                    null);
        }
        return new Qmp(known);
    }

    @Nullable
    QmpChannel channel() {
        return channel;
    }

    void channel(QmpChannel newChannel) {
        channel = newChannel;
    }

    /** A new channel is opened; gives what completes when that has ended. */
    CompletableFuture<Void> beginChannel() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ended = end;
        return end;
    }

    /** Whether its process exists. */
    boolean hasProcess() {
        DetachedProcess known = process;
        return known != null && known.isAlive();
    }

    /** Completes when its channel has ended, and all that it told has been heard. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Completes when it has been cleaned up after. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Gets how the migration to a file that runs now ends. */
    @Nullable
    CompletableFuture<String> migration() {
        return migration;
    }

    void migration(@Nullable CompletableFuture<String> newMigration) {
        migration = newMigration;
    }

    /** Why it is being stopped, if it is. */
    @Nullable
    StopCause stopCause() {
        return stopCause.get();
    }

    /** Says why it is being stopped; the first who says so is right. */
    void stopBecause(StopCause cause) {
        stopCause.compareAndSet(null, cause);
    }

    /** It goes on after all. */
    void stopNoMore() {
        stopCause.set(null);
    }

    /** Whether the caller is the one who cleans up after it; true only once. */
    boolean finish() {
        return finished.compareAndSet(false, true);
    }

    boolean isFinished() {
        return finished.get();
    }

    /** Whether it has powered off and is just being booted again. */
    boolean bootingAgain() {
        return bootingAgain;
    }

    void bootingAgain(boolean again) {
        bootingAgain = again;
    }

    boolean rebooting() {
        return rebooting;
    }

    /** Says whether the guest, once powered off, boots again. */
    public void wantReboot(boolean again) {
        rebooting = again;
    }

    void rebooting(boolean newRebooting) {
        rebooting = newRebooting;
    }

    /** The reason that the next pause has. */
    PausedReason pauseReason() {
        return pauseReason;
    }

    public void pauseReason(PausedReason reason) {
        pauseReason = reason;
    }

    /** The reason that the next resumption has. */
    RunningReason resumeReason() {
        return resumeReason;
    }

    public void resumeReason(RunningReason reason) {
        resumeReason = reason;
    }

    /** What an administrator should know of it. */
    public List<String> taints() {
        return List.copyOf(taints);
    }

    /** Adds what an administrator should know; true unless it was there. */
    public boolean taint(String taint) {
        return !taints.contains(taint) && taints.add(taint);
    }

    /** Its open consoles. */
    public Consoles consoles() {
        return consoles;
    }

    /** What was asked of QEMU once and does not change while the guest runs, by name. */
    public Map<String, Object> kept() {
        return kept;
    }

    LiveState.@Nullable SaveInProgress save() {
        return save;
    }

    void save(LiveState.@Nullable SaveInProgress newSave) {
        save = newSave;
    }

    /** The long operation that it is in, if it is. */
    public @Nullable LongJob longJob() {
        return longJob;
    }

    /** The long operation that it was in last, if it was. */
    public @Nullable LongJob lastJob() {
        return lastJob;
    }

    public void longJob(@Nullable LongJob job) {
        LongJob before = longJob;
        if (job == null && before != null) {
            lastJob = before;
        }
        longJob = job;
    }

    @Override
    public String toString() {
        return domain.name() + " #" + id;
    }
}
