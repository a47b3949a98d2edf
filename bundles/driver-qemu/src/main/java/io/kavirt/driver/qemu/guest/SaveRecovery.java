package io.kavirt.driver.qemu.guest;

import io.kavirt.api.VirtException;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.Guest.StopCause;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.state.LiveState.SaveInProgress;
import io.kavirt.driver.qemu.state.SaveImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of saves and restores that the end of a daemon cut short. */
final class SaveRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(SaveRecovery.class);

    private final Hypervisor hypervisor;

    SaveRecovery(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** Whether the guest was being saved, and the image is there and whole. */
    boolean wasSaved(Guest guest) {
        SaveInProgress save = guest.save();
        if (save == null) {
            return false;
        }
        deleteQuietly(Path.of(save.partial()));
        try {
            return SaveImage.read(Path.of(save.file())).token().toString().equals(save.token());
        } catch (VirtException e) {
            return false;
        }
    }

    /**
     * Settles the save of a guest that still has a process: its end if the image is whole, and else the guest goes on.
     *
     * @return whether the guest was stopped
     */
    boolean settle(Guest guest, String status) {
        SaveInProgress save = guest.save();
        if (save == null) {
            return false;
        }
        if (wasSaved(guest)) {
            LOG.info("Domain {} was saved to {}", guest, save.file());
            hypervisor.stopper().stop(guest, new StopCause(ShutoffReason.SAVED, StoppedDetail.SAVED), false);
            return true;
        }
        LOG.warn("The save of domain {} was cut short; the guest goes on", guest);
        guest.save(null);
        guest.qmp().submit("migrate_cancel", Json.EMPTY);
        if (save.wasRunning() && !status.equals("running")) {
            guest.resumeReason(RunningReason.SAVE_CANCELED);
            guest.qmp().run("cont");
        }
        return false;
    }

    /** Deletes the managed save images of guests that run on from them, and gives back those of guests that never ran. */
    void settleManagedSaves() {
        Path folder = hypervisor.managedSave("x").getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.save.used")) {
            for (Path used : files) {
                String name = used.getFileName().toString();
                String domain = name.substring(0, name.length() - ".save.used".length());
                boolean runs = hypervisor
                        .inventory()
                        .find(domain)
                        .filter(each -> each.view().isActive())
                        .isPresent();
                if (runs) {
                    Files.delete(used);
                } else {
                    Files.move(used, hypervisor.managedSave(domain), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("There is no folder of managed save images", e);
        } catch (IOException e) {
            LOG.error("The managed save images in {} cannot be settled", folder, e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The incomplete save image {} cannot be deleted", file, e);
        }
    }
}
