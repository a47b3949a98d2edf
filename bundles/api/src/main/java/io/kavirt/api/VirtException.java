package io.kavirt.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation failed. Carries libvirt's error number and domain; its message names the offending value and what is accepted. */
public final class VirtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final ErrorDomain domain;
    private final transient @Nullable ObjectRef object;

    /** An error that belongs to no object. */
    public VirtException(ErrorCode code, ErrorDomain domain, String message) {
        this(code, domain, message, null, null);
    }

    /** An error with the one that led to it. */
    public VirtException(ErrorCode code, ErrorDomain domain, String message, @Nullable Throwable cause) {
        this(code, domain, message, null, cause);
    }

    /** An error about one object. */
    public VirtException(
            ErrorCode code, ErrorDomain domain, String message, @Nullable ObjectRef object, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.domain = Objects.requireNonNull(domain, "domain");
        this.object = object;
    }

    /** The error of an operation that the driver does not have. */
    public static VirtException unsupported(Class<?> facet, String operation) {
        return new VirtException(
                ErrorCode.NO_SUPPORT,
                ErrorDomain.NONE,
                "this function is not supported by the connection driver: " + facet.getSimpleName() + "." + operation);
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** Which part of the system reports it. */
    public ErrorDomain domain() {
        return domain;
    }

    /** The object that it is about, where there is one. */
    public Optional<ObjectRef> object() {
        return Optional.ofNullable(object);
    }
}
