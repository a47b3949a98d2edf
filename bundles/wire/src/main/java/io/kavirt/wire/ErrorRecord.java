package io.kavirt.wire;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import org.jspecify.annotations.Nullable;

/** An error as packets carry it. */
public final class ErrorRecord {
    private static final int LEVEL_ERROR = 2;
    private static final int MESSAGE_MAX = 64 * 1024;
    private static final CodeTable<ErrorCode> CODES = new CodeTable<>(ErrorCode.class);
    private static final CodeTable<ErrorDomain> DOMAINS = new CodeTable<>(ErrorDomain.class);

    private ErrorRecord() {}

    /** Writes an error. */
    public static void write(XdrWriter out, VirtException error) {
        out.writeInt(error.code().code());
        out.writeInt(error.domain().code());
        writeOptional(out, sendable(error.getMessage()));
        out.writeInt(LEVEL_ERROR);
        ObjectRef object = error.object().orElse(null);
        if (object instanceof DomainRef domain) {
            out.writeInt(1);
            out.writeString(domain.name());
            out.writeUuid(domain.uuid());
            out.writeInt(domain.id());
        } else {
            out.writeInt(0);
        }
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(-1);
        out.writeInt(-1);
        out.writeInt(0);
    }

    /** Reads an error; numbers that are not known become INTERNAL_ERROR and NONE. */
    public static VirtException read(XdrReader in) {
        ErrorCode code = CODES.find(in.readInt());
        ErrorDomain domain = DOMAINS.find(in.readInt());
        String message = readOptional(in);
        in.readInt();
        DomainRef object = in.readBoolean() ? new DomainRef(in.readString(), in.readUuid(), in.readInt()) : null;
        readOptional(in);
        readOptional(in);
        readOptional(in);
        in.readInt();
        in.readInt();
        if (in.readBoolean()) {
            in.readString();
            in.readUuid();
        }
        in.expectEnd();
        return new VirtException(
                code == null ? ErrorCode.INTERNAL_ERROR : code,
                domain == null ? ErrorDomain.NONE : domain,
                message == null ? "" : message,
                object,
                null);
    }

    /** An error must arrive whatever its message is made of. */
    private static @Nullable String sendable(@Nullable String message) {
        if (message == null) {
            return null;
        }
        String cut = message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message;
        return cut.indexOf('\0') < 0 ? cut : cut.replace('\0', ' ');
    }

    private static void writeOptional(XdrWriter out, @Nullable String value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeString(value);
        }
    }

    private static @Nullable String readOptional(XdrReader in) {
        return in.readBoolean() ? in.readString() : null;
    }
}
