package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Signed;
import io.kavirt.model.xml.XmlName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's clock.
 *
 * @param offset what the clock follows
 * @param adjustment seconds away from the offset, or {@code reset}
 * @param basis what a variable adjustment starts from
 * @param timezone the name of a time zone, with offset {@code timezone}
 * @param start seconds since 1970 in UTC, with offset {@code absolute}
 * @param timers the timers
 */
public record Clock(
        @Attribute @Default("utc") Offset offset,
        @Attribute @Nullable String adjustment,
        @Attribute @Nullable Offset basis,
        @Attribute @Nullable String timezone,
        @Attribute @Signed @Nullable Long start,
        @Children("timer") List<Timer> timers) {

    /** A clock in UTC. */
    public static final Clock UTC = new Clock(Offset.UTC, null, null, null, null, List.of());

    /** Copies the list and says what a variable adjustment starts from. */
    public Clock {
        timers = List.copyOf(timers);
        if (offset == Offset.VARIABLE) {
            basis = basis == null ? Offset.UTC : basis;
            adjustment = adjustment == null ? "0" : adjustment;
        }
    }

    /** What the clock follows. */
    public enum Offset {
        UTC,
        LOCALTIME,
        VARIABLE,
        TIMEZONE,
        ABSOLUTE
    }

    /**
     * A timer of the machine.
     *
     * @param name which
     * @param present whether the guest has it
     * @param tickpolicy what becomes of missed ticks
     * @param track what the timer follows
     * @param frequency in Hz
     * @param mode how the time stamp counter is offered
     * @param catchup how fast missed ticks are made up for
     */
    public record Timer(
            @Attribute @Required Name name,
            @Attribute @Nullable YesNo present,
            @Attribute @Nullable TickPolicy tickpolicy,
            @Attribute @Nullable Track track,
            @Attribute @Nullable Long frequency,
            @Attribute @Nullable Mode mode,
            @Child @Nullable Catchup catchup) {}

    /** Which timer. */
    public enum Name {
        PLATFORM,
        PIT,
        RTC,
        HPET,
        TSC,
        KVMCLOCK,
        HYPERVCLOCK,
        @XmlName("armvtimer")
        ARM_VTIMER
    }

    /** What becomes of missed ticks. */
    public enum TickPolicy {
        DELAY,
        CATCHUP,
        MERGE,
        DISCARD
    }

    /** What a timer follows. */
    public enum Track {
        BOOT,
        GUEST,
        WALL,
        REALTIME
    }

    /** How the time stamp counter is offered. */
    public enum Mode {
        AUTO,
        NATIVE,
        EMULATE,
        PARAVIRT,
        SMPSAFE
    }

    /**
     * How missed ticks are made up for.
     *
     * @param threshold how far behind before it begins, in ns
     * @param slew how much faster
     * @param limit how far behind at most, in ns
     */
    public record Catchup(
            @Attribute @Nullable Long threshold,
            @Attribute @Nullable Long slew,
            @Attribute @Nullable Long limit) {}
}
