package io.kavirt.driver.test;

import io.kavirt.api.NoFlag;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.KeycodeSet;
import io.kavirt.api.domain.Screenshot;
import io.kavirt.api.driver.Prompt;
import java.util.List;
import java.util.Set;

/** A screen with a test picture, and a keyboard that nothing listens to. */
final class ConsoleFacet implements DomainConsole {
    private static final int LINUX_KEY_MAX = 0x2ff;
    private static final int KEY_MAX = 0xffff;

    private final TestDomain domain;

    ConsoleFacet(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public Screenshot screenshot(int screen, Set<NoFlag> flags) {
        domain.active();
        if (screen != 0) {
            throw Refusal.invalidArgument("screen " + screen + " does not exist, accepted is 0");
        }
        return new Screenshot("image/png", new BytesStream(Picture.png()));
    }

    @Override
    @Prompt
    public void sendKey(KeycodeSet codeset, int holdtime, List<Integer> keycodes, Set<NoFlag> flags) {
        Snapshot now = domain.active();
        if (now.state() != DomainState.RUNNING) {
            throw Refusal.notRunning(now);
        }
        int max = codeset == KeycodeSet.LINUX ? LINUX_KEY_MAX : KEY_MAX;
        for (int code : keycodes) {
            if (code <= 0 || code > max) {
                throw Refusal.invalidArgument(
                        "invalid keycode " + code + " of " + codeset + " codeset, accepted are 1 to " + max);
            }
        }
    }
}
