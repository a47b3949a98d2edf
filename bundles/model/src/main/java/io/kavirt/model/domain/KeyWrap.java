package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;

/**
 * Wrapping of the guest's keys on S/390.
 *
 * @param ciphers the ciphers
 */
public record KeyWrap(@Children("cipher") List<Cipher> ciphers) {
    /** Copies the list. */
    public KeyWrap {
        ciphers = List.copyOf(ciphers);
    }

    /**
     * A cipher.
     *
     * @param name {@code aes} or {@code dea}
     * @param state whether its keys are wrapped
     */
    public record Cipher(
            @Attribute @Required Name name,
            @Attribute @Required OnOff state) {}

    /** Which cipher. */
    public enum Name {
        AES,
        DEA
    }
}
