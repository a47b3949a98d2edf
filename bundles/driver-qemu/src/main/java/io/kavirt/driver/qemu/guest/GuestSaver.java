package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.JobType;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.driver.Call;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.Guest.StopCause;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.state.LiveState.SaveInProgress;
import io.kavirt.driver.qemu.state.SaveImage;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.fs.RawFile;
import io.kavirt.linux.socket.DescriptorPassing;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a guest's state to a file and stops the guest. If that fails, no file is left and the guest goes on. */
public final class GuestSaver {
    private static final long SCARCE = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(GuestSaver.class);
    private static final StopCause SAVED = new StopCause(ShutoffReason.SAVED, StoppedDetail.SAVED);
    private static final Duration BOUND = Duration.ofHours(6);
    private static final int OPERATION_SAVE = 2;
    private static final String FD_NAME = "kavirt-save";
    private static final long NO_LIMIT = Long.MAX_VALUE / 1000 / 1000 * 1000;

    private final Hypervisor hypervisor;

    GuestSaver(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /**
     * Saves a guest. The caller holds the domain's gate.
     *
     * @param document what the image says of the guest
     * @param runAfterwards whether its processors run when it is restored
     * @param saved what is to be known of the domain before the guest ends
     */
    public void save(Guest guest, Path file, String document, boolean runAfterwards, Call call, Runnable saved) {
        boolean wasRunning = guest.domain().view().isRunning();
        requireMigratable(guest);
        SaveImage image = SaveImage.of(runAfterwards, UUID.randomUUID(), document);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        guest.save(new SaveInProgress(
                file.toString(), partial.toString(), image.token().toString(), wasRunning));
        hypervisor.liveWriter().write(guest);
        LongJob job = new LongJob(OPERATION_SAVE);
        guest.longJob(job);
        call.onCancel(() -> abort(guest));
        boolean done = false;
        try {
            if (wasRunning) {
                guest.pauseReason(PausedReason.SAVE);
                guest.qmp().run("stop");
            }
            write(guest, job, image, partial);
            publish(partial, file);
            saved.run();
            done = true;
        } finally {
            job.end(done ? JobType.COMPLETED : job.isAborted() ? JobType.CANCELLED : JobType.FAILED);
            guest.longJob(null);
            if (!done) {
                giveUp(guest, partial, wasRunning);
            }
        }
        hypervisor.events().publish(new DomainEvent.JobCompleted(guest.domain().ref(), figures(job)));
        hypervisor.stopper().stop(guest, SAVED, false);
    }

    /** The name that a managed save image has from the moment at which its guest may run. */
    public static Path used(Path image) {
        return image.resolveSibling(image.getFileName() + ".used");
    }

    /** Asks a save that runs to end. */
    public static void abort(Guest guest) {
        LongJob job = guest.longJob();
        if (job != null) {
            job.abort();
            guest.qmp().submit("migrate_cancel", Json.EMPTY);
        }
    }

    /** Asks QEMU how far it is. */
    public static void refresh(Guest guest, LongJob job) {
        Json info = guest.qmp().run("query-migrate");
        info.get("ram")
                .ifPresent(ram -> job.progress(new LongJob.Progress(
                        ram.number("total").orElse(0L),
                        ram.number("transferred").orElse(0L),
                        ram.number("remaining").orElse(0L))));
    }

    /** A job's figures by the names that clients know. */
    public static TypedParameters figures(LongJob job) {
        LongJob.Progress progress = job.progress();
        return TypedParameters.builder()
                .putInt("operation", job.operation())
                .putULong("time_elapsed", job.elapsedMillis())
                .putULong("data_total", progress.total())
                .putULong("data_processed", progress.processed())
                .putULong("data_remaining", progress.remaining())
                .putULong("memory_total", progress.total())
                .putULong("memory_processed", progress.processed())
                .putULong("memory_remaining", progress.remaining())
                .build();
    }

    private static void requireMigratable(Guest guest) {
        DomainState state = guest.domain().view().state();
        if (state != DomainState.RUNNING && state != DomainState.PAUSED) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.QEMU,
                    "Domain '" + guest.domain().name() + "' is " + state.name().toLowerCase(java.util.Locale.ROOT)
                            + "; only a running or paused guest can be saved",
                    guest.domain().ref(),
                    null);
        }
    }

    private void write(Guest guest, LongJob job, SaveImage image, Path partial) {
        image.create(partial);
        extend(partial, image.stateOffset());
        CompletableFuture<String> end = new CompletableFuture<>();
        guest.migration(end);
        try (Descriptor descriptor = RawFile.append(partial)) {
            Qmp qmp = guest.qmp();
            CompletableFuture<Json> events = qmp.submit(
                    "migrate-set-capabilities",
                    Json.object()
                            .put("capabilities", Json.array(List.of(capability("events"))))
                            .build());
            CompletableFuture<Json> limit = qmp.submit(
                    "migrate-set-parameters",
                    Json.object().put("max-bandwidth", NO_LIMIT).build());
            qmp.await("migrate-set-capabilities", events);
            qmp.await("migrate-set-parameters", limit);
            pass(guest, descriptor);
            qmp.run("migrate", Json.object("uri", "fd:" + FD_NAME));
        }
        String how = Qmp.await("save", end, BOUND);
        if (!how.equals("completed")) {
            throw new VirtException(
                    job.isAborted() ? ErrorCode.OPERATION_ABORTED : ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "Domain '" + guest.domain().name() + "' was not saved: " + reason(guest, how) + space(partial),
                    guest.domain().ref(),
                    null);
        }
        refresh(guest, job);
    }

    /** QEMU does not say that the disk is full, which is the most frequent reason. */
    private static String space(Path partial) {
        try {
            long free = Files.getFileStore(partial).getUsableSpace();
            return free < SCARCE ? "; " + free + " bytes are free where '" + partial + "' is" : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static Json capability(String name) {
        return Json.object().put("capability", name).put("state", true).build();
    }

    private static String reason(Guest guest, String how) {
        try {
            return guest.qmp().run("query-migrate").string("error-desc").orElse(how);
        } catch (VirtException e) {
            return how;
        }
    }

    /** Hands QEMU the file; the answer is not waited for, since without the file the next command fails. */
    private static void pass(Guest guest, Descriptor descriptor) {
        OptionalInt socket = DescriptorPassing.connectedTo(guest.monitorPath());
        if (socket.isEmpty()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.QEMU,
                    "The connection to the monitor of domain '" + guest.domain().name()
                            + "' cannot carry a file descriptor");
        }
        String message =
                "{\"execute\":\"getfd\",\"arguments\":{\"fdname\":\"" + FD_NAME + "\"},\"id\":\"kavirt-getfd\"}\r\n";
        DescriptorPassing.send(socket.getAsInt(), message.getBytes(StandardCharsets.US_ASCII), List.of(descriptor));
    }

    private static void extend(Path file, long length) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        } catch (IOException e) {
            throw failed("Cannot prepare", file, e);
        }
    }

    /** Makes the written file the image: from here on there is a whole one, and before there was none. */
    private static void publish(Path partial, Path file) {
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw failed("Cannot write", file, e);
        }
    }

    private void giveUp(Guest guest, Path partial, boolean wasRunning) {
        guest.migration(null);
        guest.save(null);
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            LOG.warn("The incomplete save image {} cannot be deleted", partial, e);
        }
        if (guest.isFinished() || guest.stopCause() != null) {
            return;
        }
        guest.pauseReason(PausedReason.UNKNOWN);
        try {
            if (wasRunning && !guest.domain().view().isRunning()) {
                guest.resumeReason(RunningReason.SAVE_CANCELED);
                guest.qmp().run("cont");
            }
            hypervisor.liveWriter().write(guest);
        } catch (VirtException e) {
            LOG.error("Domain {} could not be resumed after a save that failed", guest, e);
        }
    }

    private static VirtException failed(String what, Path file, IOException cause) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                ErrorDomain.QEMU,
                what + " save image '" + file + "': " + cause.getMessage(),
                cause);
    }
}
