package io.kavirt.api.connection;

import io.kavirt.api.Code;

/** A way to authenticate. */
public enum AuthType implements Code {
    /** No step is needed: the transport has said who the caller is. */
    NONE(0),
    /** SASL, in steps. */
    SASL(1),
    /** The daemon asks polkit. */
    POLKIT(2);

    private final int code;

    AuthType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
