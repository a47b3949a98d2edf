package io.kavirt.wire;

import io.kavirt.api.DomainRef;
import org.jspecify.annotations.Nullable;

/** Domains by hand rather than by {@link RecordCodec}: nearly every call names one and lists hold thousands. */
final class DomainRefCodec extends Codec {
    static final DomainRefCodec INSTANCE = new DomainRefCodec();

    private DomainRefCodec() {}

    @Override
    DomainRef read(XdrReader in) {
        return new DomainRef(in.readString(), in.readUuid(), in.readInt());
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        DomainRef domain = (DomainRef) value;
        out.writeString(domain.name());
        out.writeUuid(domain.uuid());
        out.writeInt(domain.id());
    }

    @Override
    int minimumSize() {
        return 24;
    }

    @Override
    String layout() {
        return "(s o16 i)";
    }
}
