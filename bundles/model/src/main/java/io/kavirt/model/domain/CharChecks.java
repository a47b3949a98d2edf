package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is refused in a character device whatever the driver. */
final class CharChecks {
    private CharChecks() {}

    static void check(Device device) {
        if (device instanceof CharDevice character) {
            boolean chosen = device instanceof CharDevice.Channel channel
                    && channel.target() != null
                    && channel.target().type() != CharDevice.ChannelType.GUESTFWD;
            source(character.source(), chosen);
        } else if (device instanceof Smartcard card && card.mode() == Smartcard.Mode.PASSTHROUGH) {
            source(card.source(), false);
        } else if (device instanceof Redirdev redirdev) {
            source(redirdev.source(), false);
        } else if (device instanceof Rng rng) {
            source(rng.backend().source(), false);
        }
    }

    /** The driver chooses the socket's path of some channels. */
    private static void source(CharSource source, boolean pathIsChosen) {
        CharSource.Type type = source.type();
        if (type == null) {
            return;
        }
        CharSource.End end = source.end();
        switch (type) {
            case FILE, PIPE, DEV -> need(end.path(), "path", type);
            case UNIX -> {
                if (!pathIsChosen) {
                    need(end.path(), "path", type);
                }
            }
            case TCP -> {
                need(end.host(), "host", type);
                need(end.service(), "service", type);
            }
            case UDP ->
                source.ends().stream()
                        .filter(other -> other.mode() != CharSource.Mode.BIND)
                        .findFirst()
                        .ifPresentOrElse(
                                other -> need(other.service(), "service", type), () -> need(null, "service", type));
            case NMDM -> {
                need(end.master(), "master", type);
                need(end.slave(), "slave", type);
            }
            case SPICEPORT -> need(end.channel(), "channel", type);
            default -> {
                // The rest says all by its type.
            }
        }
    }

    private static void need(@Nullable String value, String attribute, CharSource.Type type) {
        if (value == null) {
            throw DomainChecks.refusal(
                    ErrorCode.XML_ERROR,
                    "missing attribute '" + attribute + "' of the source of a character device of type '"
                            + type.name().toLowerCase(Locale.ROOT) + "'");
        }
    }
}
