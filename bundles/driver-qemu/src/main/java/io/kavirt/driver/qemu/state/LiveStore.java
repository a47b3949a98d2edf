package io.kavirt.driver.qemu.state;

import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The live states of all guests: a file each, named by UUID, in a folder that does not outlive the host's boot. */
public final class LiveStore {
    private static final String SUFFIX = ".json";
    /** Holds the name of the host's boot after which autostart was done last. */
    private static final String AUTOSTARTED = "autostarted";

    private final StateDirectory directory;
    private final StateDirectory files;
    private final LiveStateCodec codec = new LiveStateCodec();

    public LiveStore(StateDirectory directory) {
        this.directory = directory;
        this.files = directory.child("guests");
    }

    /** The folder for sockets and other things of running guests. */
    public Path folder() {
        return directory.path();
    }

    /** Replaces the state of a guest. */
    public void write(LiveState live) {
        files.writeVolatile(live.uuid() + SUFFIX, codec.encode(live));
    }

    /** Removes the state of a guest that is gone. */
    public void delete(UUID uuid) {
        files.delete(uuid + SUFFIX);
    }

    /** Reads the state of one guest. */
    public Optional<LiveState> read(UUID uuid) {
        return files.read(uuid + SUFFIX).map(codec::decode);
    }

    /** Reads all states; files that are not whole, or not this driver's, are set aside. */
    public List<LiveState> load() {
        List<LiveState> result = new ArrayList<>();
        for (String file : files.list(SUFFIX)) {
            try {
                Optional<LiveState> live = files.read(file).map(codec::decode);
                if (live.isPresent() && !file.equals(live.get().uuid() + SUFFIX)) {
                    throw new IllegalArgumentException(
                            "it is of domain " + live.get().uuid());
                }
                live.ifPresent(result::add);
            } catch (IllegalArgumentException | VirtException e) {
                files.setAside(file, "not a whole live state: " + e.getMessage());
            }
        }
        return result;
    }

    /** Whether autostart has been done since the host booted. */
    public boolean autostarted() {
        return directory
                .read(AUTOSTARTED)
                .filter(boot -> Arrays.equals(boot, bootId()))
                .isPresent();
    }

    /** Remembers that autostart has been done. */
    public void markAutostarted() {
        directory.writeVolatile(AUTOSTARTED, bootId());
    }

    /** What names the host's run since it booted; the folder may outlive a boot where it is not the usual one. */
    private static byte[] bootId() {
        try {
            return Files.readAllBytes(Path.of("/proc/sys/kernel/random/boot_id"));
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
