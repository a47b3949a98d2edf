package io.kavirt.wire;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;

/** The errors of packets that cannot be read or written. */
final class WireErrors {
    private WireErrors() {}

    /** What came is not what the protocol allows there. */
    static VirtException malformed(String message) {
        return new VirtException(ErrorCode.RPC, ErrorDomain.RPC, message);
    }

    /** The packet is well formed, but a value in it is not accepted. */
    static VirtException invalid(String message) {
        return new VirtException(ErrorCode.INVALID_ARG, ErrorDomain.RPC, message);
    }

    /** What is to be sent does not fit the protocol. */
    static VirtException unsendable(String message) {
        return new VirtException(ErrorCode.RPC, ErrorDomain.RPC, message);
    }
}
