package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.XmlName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a disk is encrypted.
 *
 * @param format the format
 * @param engine who decrypts
 * @param secrets the passphrases
 */
public record DiskEncryption(
        @Attribute @Required Format format,
        @Attribute @Nullable Engine engine,
        @Children("secret") List<SecretRef> secrets) {

    /** Copies the list. */
    public DiskEncryption {
        secrets = List.copyOf(secrets);
    }

    /** The format. */
    public enum Format {
        DEFAULT,
        QCOW,
        LUKS,
        LUKS2,
        @XmlName("luks-any")
        LUKS_ANY
    }

    /** Who decrypts. */
    public enum Engine {
        QEMU,
        LIBRBD
    }
}
