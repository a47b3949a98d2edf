package io.kavirt.driver.qemu.state;

import io.kavirt.api.domain.DomainState;
import io.kavirt.linux.process.ProcessId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one guest while its process exists, so that the next driver instance, or the next daemon, finds it again.
 *
 * @param uuid the domain
 * @param name its name
 * @param id its id
 * @param token put into the process's environment: names this run of the guest and no other
 * @param phase how far it has come
 * @param process its process; null until that is known
 * @param monitor path of the monitor's socket
 * @param definition the document of the running guest
 * @param state one of {@link DomainState}'s values, as last known
 * @param reason why, by the codes that belong to the state
 * @param rebooting whether the guest was asked to shut down in order to boot again
 * @param taints what an administrator should know of it
 * @param save the file into which it is being saved; null unless it is
 */
public record LiveState(
        UUID uuid,
        String name,
        int id,
        String token,
        Phase phase,
        @Nullable ProcessId process,
        String monitor,
        String definition,
        DomainState state,
        int reason,
        boolean rebooting,
        List<String> taints,
        @Nullable SaveInProgress save) {

    public LiveState {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(token, "token");
        taints = List.copyOf(taints);
    }

    /** How far a guest has come. */
    public enum Phase {
        /** Its process may or may not exist; nobody was told that it runs. */
        STARTING,
        /** It was started. */
        RUNNING,
        /** It is being stopped on request, or because it ended; nothing brings it back. */
        STOPPING
    }

    /**
     * A save that is under way.
     *
     * @param file the image
     * @param partial the file that becomes the image
     * @param token the image's token
     * @param wasRunning whether the guest's processors ran before
     */
    public record SaveInProgress(String file, String partial, String token, boolean wasRunning) {}
}
