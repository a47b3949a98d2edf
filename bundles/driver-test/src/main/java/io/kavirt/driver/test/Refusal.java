package io.kavirt.driver.test;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.Flag;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The errors of this driver, in libvirt's wording where programs look for it. */
final class Refusal {
    private Refusal() {}

    static VirtException of(ErrorCode code, String message) {
        return new VirtException(code, ErrorDomain.TEST, message);
    }

    static VirtException of(ErrorCode code, String message, @Nullable Throwable cause) {
        return new VirtException(code, ErrorDomain.TEST, message, cause);
    }

    static VirtException noDomain(DomainRef ref) {
        return new VirtException(
                ErrorCode.NO_DOMAIN,
                ErrorDomain.TEST,
                "Domain not found: no domain with matching uuid '" + ref.uuid() + "' (" + ref.name() + ")",
                ref,
                null);
    }

    static VirtException noDomain(String sought) {
        return of(ErrorCode.NO_DOMAIN, "Domain not found: no domain with matching " + sought);
    }

    static VirtException invalidOperation(String reason) {
        return of(ErrorCode.OPERATION_INVALID, "Requested operation is not valid: " + reason);
    }

    static VirtException notRunning(Snapshot domain) {
        return invalidOperation("domain is not running: '" + domain.name() + "' is " + label(domain.state()));
    }

    static VirtException invalidArgument(String reason) {
        return of(ErrorCode.INVALID_ARG, "invalid argument: " + reason);
    }

    /** Refuses flags that the operation has, but this driver does not. */
    static <F extends Enum<F> & Flag> void flags(String operation, Set<F> flags, Set<F> accepted) {
        if (flags.isEmpty() || accepted.containsAll(flags)) {
            return;
        }
        Set<F> wrong = EnumSet.copyOf(flags);
        wrong.removeAll(accepted);
        int bits = wrong.stream().mapToInt(Flag::bit).reduce(0, (a, b) -> a | b);
        throw of(
                ErrorCode.INVALID_ARG,
                "unsupported flags (0x" + Integer.toHexString(bits) + ", " + wrong + ") in " + operation
                        + ", accepted are " + accepted);
    }

    private static String label(DomainState state) {
        return state == DomainState.SHUTOFF ? "shut off" : state.toString().toLowerCase(Locale.ROOT);
    }
}
