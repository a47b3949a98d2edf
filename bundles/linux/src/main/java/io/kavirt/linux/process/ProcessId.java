package io.kavirt.linux.process;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param pid the number
 * @param startTicks when it started, in clock ticks since boot, as the kernel counts
 */
public record ProcessId(int pid, long startTicks) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})@([0-9]{1,18})");

    public ProcessId {
        if (pid <= 0) {
            throw new IllegalArgumentException("Process id " + pid + " is not positive");
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws VirtException INVALID_ARG when it is something else
     */
    public static ProcessId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            long pid = Long.parseLong(matcher.group(1));
            if (pid > 0 && pid <= Integer.MAX_VALUE) {
                return new ProcessId((int) pid, Long.parseLong(matcher.group(2)));
            }
        }
        throw new VirtException(
                ErrorCode.INVALID_ARG, ErrorDomain.NONE, "Process id '" + text + "' is not of the form PID@START");
    }

    @Override
    public String toString() {
        return pid + "@" + startTicks;
    }
}
