package io.kavirt.driver.qemu.state;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The documents that users defined: a file each, and beside them a marker for each domain that starts with the daemon. */
public final class DefinitionStore {
    private static final String SUFFIX = ".xml";
    private static final int NAME_MAXIMUM = 200;

    private final StateDirectory files;
    private final StateDirectory autostart;
    private final Documents documents;

    public DefinitionStore(StateDirectory files, Documents documents) {
        this.files = files;
        this.autostart = files.child("autostart");
        this.documents = documents;
    }

    /**
     * Checks that a name can be a file's.
     *
     * @throws VirtException XML_ERROR if it cannot
     */
    public static void checkName(String name) {
        boolean control = name.chars().anyMatch(c -> c < ' ');
        boolean folder = name.equals(".") || name.equals("..");
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > NAME_MAXIMUM;
        if (name.isBlank() || folder || name.indexOf('/') >= 0 || control || tooLong) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.DOMAIN,
                    "The name '" + name + "' is not accepted: 1 to " + NAME_MAXIMUM
                            + " bytes, not all of them blank, without '/' and control characters, not '.' or '..'");
        }
    }

    /** Reads all definitions; files that cannot be read as domains are set aside. */
    public Collection<DomainDefinition> load() {
        Map<UUID, DomainDefinition> result = new LinkedHashMap<>();
        Map<UUID, String> origin = new LinkedHashMap<>();
        for (String file : files.list(SUFFIX)) {
            DomainDefinition definition;
            try {
                definition = read(file);
            } catch (VirtException e) {
                files.setAside(file, e.getMessage());
                continue;
            }
            UUID uuid = definition.uuid();
            String other = origin.get(uuid);
            if (other == null || isNewer(file, other)) {
                result.put(uuid, definition);
                origin.put(uuid, file);
            }
            if (other != null) {
                // A rename writes the new file before it removes the old one, and was interrupted between the two.
                files.setAside(isNewer(file, other) ? other : file, "domain " + uuid + " has a newer definition");
            }
        }
        return List.copyOf(result.values());
    }

    /** Writes a definition; returns when it is on disk. */
    public void write(DomainDefinition definition) {
        files.write(
                definition.name() + SUFFIX,
                documents.formatDefinition(definition).getBytes(StandardCharsets.UTF_8));
    }

    /** Removes a definition and its autostart. */
    public void delete(String name) {
        autostart.delete(name);
        files.delete(name + SUFFIX);
    }

    /** Whether the domain starts with the daemon. */
    public boolean isAutostart(String name) {
        return autostart.read(name).isPresent();
    }

    /** Sets whether the domain starts with the daemon. */
    public void setAutostart(String name, boolean on) {
        if (on) {
            autostart.write(name, new byte[0]);
        } else {
            autostart.delete(name);
        }
    }

    private DomainDefinition read(String file) {
        byte[] content = files.read(file)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, "'" + file + "' vanished while it was read"));
        DomainDefinition definition = documents.parse(new String(content, StandardCharsets.UTF_8));
        if (definition.uuid() == null) {
            throw new VirtException(ErrorCode.XML_ERROR, ErrorDomain.QEMU, "it has no UUID");
        }
        if (!file.equals(definition.name() + SUFFIX)) {
            throw new VirtException(
                    ErrorCode.XML_ERROR, ErrorDomain.QEMU, "it is of a domain named '" + definition.name() + "'");
        }
        return definition;
    }

    private boolean isNewer(String file, String other) {
        return modified(file).compareTo(modified(other)) > 0;
    }

    private FileTime modified(String file) {
        Path path = files.path().resolve(file);
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
