package io.kavirt.api.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A folder of state files. A file is replaced as a whole: after a crash there is either the old or the new one. All methods
 * throw {@link io.kavirt.api.VirtException} SYSTEM_ERROR with the path if the file system refuses.
 */
@ProviderType
public interface StateDirectory {
    /** The folder; it exists. */
    Path path();

    /** A folder within this one; made if it does not exist. */
    StateDirectory child(String name);

    /** Replaces or makes a file; returns when it is on disk. */
    void write(String file, byte[] content);

    /** Replaces or makes a file that a boot of the host may lose: atomic, but not forced to disk. */
    void writeVolatile(String file, byte[] content);

    /** A file's content, if the file exists. */
    Optional<byte[]> read(String file);

    /** The names of the files that end in {@code suffix}, sorted. */
    List<String> list(String suffix);

    /** Removes a file; returns whether it existed. */
    boolean delete(String file);

    /** Moves a file that cannot be read out of the way, under a new name beside it, and logs a warning with the reason. */
    Path setAside(String file, String reason);
}
