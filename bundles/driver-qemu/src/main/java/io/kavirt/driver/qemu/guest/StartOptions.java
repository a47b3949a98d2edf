package io.kavirt.driver.qemu.guest;

import io.kavirt.driver.qemu.state.SaveImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a guest is started.
 *
 * @param paused whether its processors wait
 * @param restore the saved state that it goes on from; null to boot
 */
public record StartOptions(boolean paused, @Nullable Restore restore) {
    /** Boots. */
    public static StartOptions boot(boolean paused) {
        return new StartOptions(paused, null);
    }

    /**
     * A saved state.
     *
     * @param file the image
     * @param image its front
     * @param beforeRun what is done when the state has been read and the guest has not run yet
     */
    public record Restore(Path file, SaveImage image, Runnable beforeRun) {}
}
