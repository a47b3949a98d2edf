package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.BackingStore;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskEncryption;
import io.kavirt.model.domain.DiskSource;
import io.kavirt.model.xml.Records;
import org.jspecify.annotations.Nullable;

/** Says that QEMU decrypts an image, where a document does not. */
final class Encryption {
    private Encryption() {}

    static Disk complete(Disk disk) {
        Disk done = disk.withSource(complete(disk.source()));
        done = Records.with(done, "encryption", complete(disk.encryption()));
        return Records.with(done, "backingStore", complete(disk.backingStore()));
    }

    private static @Nullable BackingStore complete(@Nullable BackingStore store) {
        return store == null
                ? null
                : new BackingStore(
                        store.type(),
                        store.index(),
                        store.format(),
                        complete(store.source()),
                        complete(store.backingStore()));
    }

    private static @Nullable DiskSource complete(@Nullable DiskSource source) {
        return source == null || source.encryption() == null
                ? source
                : Records.with(source, "encryption", complete(source.encryption()));
    }

    private static @Nullable DiskEncryption complete(@Nullable DiskEncryption encryption) {
        return encryption == null || encryption.engine() != null
                ? encryption
                : new DiskEncryption(encryption.format(), DiskEncryption.Engine.QEMU, encryption.secrets());
    }
}
