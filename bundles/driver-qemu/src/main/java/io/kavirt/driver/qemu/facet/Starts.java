package io.kavirt.driver.qemu.facet;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.GuestSaver;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.guest.StartOptions;
import io.kavirt.driver.qemu.state.SaveImage;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts domains, afresh or from a saved state. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class Starts {
    private final Hypervisor hypervisor;

    public Starts(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** Starts a defined domain, from its managed save image if it has one. */
    public DomainRef create(ManagedDomain domain, Set<CreateFlag> flags, @Nullable Call call) {
        check(flags);
        try (JobGate.Job job = job(domain, "start", call)) {
            DomainDefinition config = domain.view().config();
            if (!hypervisor.inventory().contains(domain)
                    || (config == null && !domain.view().isActive())) {
                throw Domain.unknown(domain.ref());
            }
            requireInactive(domain);
            if (config == null) {
                throw new IllegalStateException(domain + " is neither active nor defined");
            }
            boolean paused = flags.contains(CreateFlag.PAUSED);
            Path saved = hypervisor.managedSave(domain.name());
            if (flags.contains(CreateFlag.FORCE_BOOT)) {
                delete(saved);
                domain.change(view -> view.withManagedSave(false));
            }
            return Files.exists(saved)
                    ? restoreManaged(domain, saved, paused)
                    : hypervisor.starter().start(domain, config, StartOptions.boot(paused));
        }
    }

    /** Starts a domain from a document, for this run only. */
    public DomainRef createTransient(DomainDefinition complete, Set<CreateFlag> flags, Call call) {
        check(flags);
        return startClaimed(complete, "start", StartOptions.boot(flags.contains(CreateFlag.PAUSED)), call);
    }

    /** Starts the domain of a save image. */
    DomainRef restore(Path file, SaveImage image, DomainDefinition document, Set<SaveRestoreFlag> flags, Call call) {
        StartOptions.Restore restore = new StartOptions.Restore(file, image, () -> {});
        return startClaimed(document, "restore", new StartOptions(!runs(image, flags), restore), call);
    }

    private DomainRef startClaimed(DomainDefinition document, String what, StartOptions options, Call call) {
        while (true) {
            ManagedDomain domain = hypervisor.inventory().claim(document);
            try (JobGate.Job job = job(domain, what, call)) {
                // It may have been removed between the claim and the job.
                if (hypervisor.inventory().contains(domain)) {
                    requireInactive(domain);
                    return hypervisor.starter().start(domain, document, options);
                }
            } finally {
                hypervisor.inventory().removeIfGone(domain);
            }
        }
    }

    private DomainRef restoreManaged(ManagedDomain domain, Path saved, boolean paused) {
        SaveImage image = SaveImage.read(saved);
        DomainDefinition document = hypervisor.documents().parse(image.document());
        if (!domain.uuid().equals(document.uuid())) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "'" + saved + "' is of domain " + document.uuid() + "; remove it with managedsave-remove");
        }
        Path used = GuestSaver.used(saved);
        boolean wait = paused || !image.running();
        try {
            // From here on the image would take the guest back in time, so it loses its name before the guest runs.
            StartOptions.Restore restore = new StartOptions.Restore(saved, image, () -> move(saved, used));
            DomainRef ref = hypervisor.starter().start(domain, document, new StartOptions(wait, restore));
            delete(used);
            domain.change(view -> view.withManagedSave(false));
            return ref;
        } catch (VirtException e) {
            if (Files.exists(used) && !Files.exists(saved)) {
                move(used, saved);
            }
            throw e;
        }
    }

    private static boolean runs(SaveImage image, Set<SaveRestoreFlag> flags) {
        return flags.contains(SaveRestoreFlag.RUNNING) || (image.running() && !flags.contains(SaveRestoreFlag.PAUSED));
    }

    private JobGate.Job job(ManagedDomain domain, String name, @Nullable Call call) {
        return domain.gate().acquire(name, call, hypervisor.settings().jobTimeout());
    }

    private static void requireInactive(ManagedDomain domain) {
        if (domain.view().isActive()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.QEMU,
                    "Domain '" + domain.name() + "' is already running with id "
                            + domain.ref().id(),
                    domain.ref(),
                    null);
        }
    }

    private static void check(Set<CreateFlag> flags) {
        for (CreateFlag flag : Set.of(CreateFlag.AUTODESTROY, CreateFlag.BYPASS_CACHE, CreateFlag.RESET_NVRAM)) {
            if (flags.contains(flag)) {
                throw new VirtException(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        ErrorDomain.QEMU,
                        "Flag " + flag
                                + " is not supported by the QEMU driver; accepted: PAUSED, FORCE_BOOT, VALIDATE");
            }
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("rename", from, e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", file, e);
        }
    }

    private static VirtException failed(String action, Path file, IOException cause) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR,
                ErrorDomain.QEMU,
                "Cannot " + action + " save image '" + file + "': " + cause.getMessage(),
                cause);
    }
}
