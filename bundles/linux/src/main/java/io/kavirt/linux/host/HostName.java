package io.kavirt.linux.host;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.kavirt.linux.libc.LibC;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The host's name, completed by the resolver once for each name that the host is given, since that may take seconds. */
final class HostName {
    private static final int AI_CANONNAME = 2;

    private @Nullable String given;
    private @Nullable String completed;

    synchronized String get() {
        byte[] buffer = new byte[256];
        if (LibC.gethostname(buffer, buffer.length - 1L) != 0) {
            throw LibC.failure("Cannot read the host's name");
        }
        int end = 0;
        while (buffer[end] != 0) {
            end++;
        }
        String now = new String(buffer, 0, end, StandardCharsets.UTF_8);
        String answer = completed;
        if (answer == null || !now.equals(given)) {
            answer = complete(now);
            given = now;
            completed = answer;
        }
        return answer;
    }

    private static String complete(String name) {
        if (name.startsWith("localhost") || name.indexOf('.') >= 0) {
            return name;
        }
        try (Memory hints = new Memory(48)) {
            hints.clear();
            hints.setInt(0, AI_CANONNAME);
            PointerByReference result = new PointerByReference();
            if (LibC.getaddrinfo(name, null, hints, result) != 0) {
                return name;
            }
            Pointer canonical = result.getValue().getPointer(32);
            String full = canonical == null ? name : canonical.getString(0);
            LibC.freeaddrinfo(result.getValue());
            // A loopback name is of no use to anybody else.
            return full.startsWith("localhost") ? name : full;
        }
    }
}
