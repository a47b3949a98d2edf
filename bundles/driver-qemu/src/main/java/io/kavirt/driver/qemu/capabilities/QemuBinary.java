package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A QEMU binary as it lies on disk.
 *
 * @param path where it is
 * @param size its size in bytes
 * @param modified when it was last changed, in ms since 1970
 */
public record QemuBinary(Path path, long size, long modified) {
    /**
     * Looks at the file.
     *
     * @throws VirtException OPERATION_FAILED if it is missing or cannot be executed
     */
    public static QemuBinary of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw unusable(path, "does not exist");
        }
        if (!Files.isExecutable(path)) {
            throw unusable(path, "is not executable");
        }
        try {
            return new QemuBinary(
                    path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
        } catch (IOException e) {
            throw unusable(path, "cannot be read: " + e.getMessage());
        }
    }

    private static VirtException unusable(Path path, String what) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                ErrorDomain.QEMU,
                "QEMU binary " + path + " " + what + "; an executable qemu-system-* file is expected");
    }
}
