package io.kavirt.driver.qemu.facet;

import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.driver.qemu.guest.DomainView;
import java.util.EnumSet;
import java.util.Set;

/** Which domains a list holds: the flags of a group add up, the groups narrow each other. */
final class Filters {
    private Filters() {}

    static boolean matches(DomainView view, Set<ListFlag> flags) {
        return group(flags, ListFlag.ACTIVE, view.isActive(), ListFlag.INACTIVE)
                && group(flags, ListFlag.PERSISTENT, view.isPersistent(), ListFlag.TRANSIENT)
                && state(view, flags)
                && group(flags, ListFlag.MANAGEDSAVE, view.managedSave(), ListFlag.NO_MANAGEDSAVE)
                && group(flags, ListFlag.AUTOSTART, view.autostart(), ListFlag.NO_AUTOSTART)
                && group(flags, ListFlag.HAS_SNAPSHOT, false, ListFlag.NO_SNAPSHOT)
                && group(flags, ListFlag.HAS_CHECKPOINT, false, ListFlag.NO_CHECKPOINT);
    }

    static boolean matchesStats(DomainView view, Set<StatsFlag> flags) {
        Set<ListFlag> same = EnumSet.noneOf(ListFlag.class);
        for (StatsFlag flag : flags) {
            switch (flag) {
                case ACTIVE -> same.add(ListFlag.ACTIVE);
                case INACTIVE -> same.add(ListFlag.INACTIVE);
                case PERSISTENT -> same.add(ListFlag.PERSISTENT);
                case TRANSIENT -> same.add(ListFlag.TRANSIENT);
                case RUNNING -> same.add(ListFlag.RUNNING);
                case PAUSED -> same.add(ListFlag.PAUSED);
                case SHUTOFF -> same.add(ListFlag.SHUTOFF);
                case OTHER -> same.add(ListFlag.OTHER);
                default -> {
                    // The others say how statistics are gathered, not of whom.
                }
            }
        }
        return matches(view, same);
    }

    private static boolean group(Set<ListFlag> flags, ListFlag yes, boolean is, ListFlag no) {
        boolean asked = flags.contains(yes) || flags.contains(no);
        return !asked || flags.contains(is ? yes : no);
    }

    private static boolean state(DomainView view, Set<ListFlag> flags) {
        Set<ListFlag> asked = EnumSet.noneOf(ListFlag.class);
        asked.addAll(flags);
        asked.retainAll(EnumSet.of(ListFlag.RUNNING, ListFlag.PAUSED, ListFlag.SHUTOFF, ListFlag.OTHER));
        return asked.isEmpty() || asked.contains(flagOf(view.state()));
    }

    private static ListFlag flagOf(DomainState state) {
        return switch (state) {
            case RUNNING -> ListFlag.RUNNING;
            case PAUSED -> ListFlag.PAUSED;
            case SHUTOFF -> ListFlag.SHUTOFF;
            default -> ListFlag.OTHER;
        };
    }
}
