package io.kavirt.model.domain;

import io.kavirt.model.xml.Records;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What documents of any age leave out of the ends of character devices. */
final class CharEnds {
    private static final DiskSource.Reconnect SILENT = new DiskSource.Reconnect(null, null, null);

    private CharEnds() {}

    static List<CharSource.End> complete(CharSource.@Nullable Type type, List<CharSource.End> ends) {
        if (type == CharSource.Type.UDP) {
            return udp(ends);
        }
        if (type == CharSource.Type.UNIX) {
            return ends.stream()
                    .filter(end -> end.path() != null || reconnects(end))
                    .map(end -> end.mode() == null ? connecting(end) : end)
                    .toList();
        }
        if (type == CharSource.Type.TCP) {
            return ends.stream()
                    .map(end -> end.mode() == null && !end.equals(CharSource.End.NONE) ? connecting(end) : end)
                    .toList();
        }
        return List.copyOf(ends);
    }

    private static List<CharSource.End> udp(List<CharSource.End> ends) {
        List<CharSource.End> out = new ArrayList<>();
        for (CharSource.End end : ends) {
            if (end.mode() == CharSource.Mode.BIND) {
                out.add(0, end);
            } else {
                out.add(connecting(end));
            }
        }
        return List.copyOf(out);
    }

    private static boolean reconnects(CharSource.End end) {
        return end.reconnect() != null && !end.reconnect().equals(SILENT);
    }

    private static CharSource.End connecting(CharSource.End end) {
        return end.mode() == CharSource.Mode.CONNECT ? end : Records.with(end, "mode", modeOf(end));
    }

    private static CharSource.Mode modeOf(CharSource.End end) {
        return end.mode() == null ? CharSource.Mode.CONNECT : end.mode();
    }
}
