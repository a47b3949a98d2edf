package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharSource;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of one run of a guest. */
final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    private RunFolder() {}

    /** Makes the folder if the guest's document has sockets in it; QEMU makes these. */
    static void make(Guest guest, QemuSettings settings) {
        Path folder = guest.folder();
        boolean needed = guest.domain().view().current().devices().of(CharDevice.class).stream()
                .map(device -> device.source().path())
                .anyMatch(path -> path != null && Path.of(path).startsWith(folder));
        if (!needed) {
            return;
        }
        try {
            Files.createDirectories(folder);
            settings.user()
                    .ifPresent(user -> Accounts.chown(
                            folder,
                            Accounts.user(user).uid(),
                            settings.group().map(Accounts::group).orElse(-1)));
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    ErrorDomain.QEMU,
                    "Cannot make the folder '" + folder + "' for sockets: " + e.getMessage(),
                    e);
        }
    }

    /** A document without paths in folders of runs, be it of an earlier one: each start chooses its own. */
    static DomainDefinition forget(DomainDefinition definition, Path folders) {
        return definition.withDevices(definition.devices().map(device -> {
            boolean chosen = device instanceof CharDevice.Channel channel
                    && channel.source().type() == CharSource.Type.UNIX
                    && channel.source().path() != null
                    && Path.of(channel.source().path()).startsWith(folders);
            return chosen ? withoutPath((CharDevice) device) : device;
        }));
    }

    private static CharDevice withoutPath(CharDevice device) {
        return device.withSource(device.source().withPath(null));
    }

    /** Deletes the monitor's socket and the folder. */
    static void delete(Guest guest) {
        try {
            Files.deleteIfExists(guest.monitorPath());
            if (Files.isDirectory(guest.folder())) {
                List<Path> content;
                try (Stream<Path> files = Files.list(guest.folder())) {
                    content = files.toList();
                }
                for (Path file : content) {
                    Files.delete(file);
                }
                Files.delete(guest.folder());
            }
        } catch (IOException e) {
            LOG.warn("The sockets of {} cannot be deleted", guest, e);
        }
    }
}
