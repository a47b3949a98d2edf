package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.KeycodeSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Translates key codes of the common sets into the numbers that QEMU takes. */
final class KeyCodes {
    /** Bit that a key of the extended block has in QEMU's numbers. */
    private static final int EXTENDED = 0x80;

    private final Map<KeycodeSet, Map<Integer, Integer>> numbers = new EnumMap<>(KeycodeSet.class);

    KeyCodes() {
        numbers.put(KeycodeSet.LINUX, new HashMap<>());
        numbers.put(KeycodeSet.ATSET2, new HashMap<>());
        numbers.put(KeycodeSet.USB, new HashMap<>());
        numbers.put(KeycodeSet.WIN32, new HashMap<>());
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(KeyCodes.class.getResourceAsStream("keycodes.txt"), StandardCharsets.UTF_8))) {
            table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] columns = line.trim().split("\\s+");
        int number = Integer.decode(columns[1]);
        put(KeycodeSet.LINUX, columns[0], number);
        put(KeycodeSet.ATSET2, columns[2], number);
        put(KeycodeSet.USB, columns[3], number);
        put(KeycodeSet.WIN32, columns[4], number);
    }

    private void put(KeycodeSet set, String code, int number) {
        if (!code.equals("-")) {
            numbers.get(set).putIfAbsent(Integer.decode(code), number);
        }
    }

    /**
     * The number of a key.
     *
     * @throws VirtException INVALID_ARG if the set has no such key; ARGUMENT_UNSUPPORTED for a set that is not known
     */
    int number(KeycodeSet set, int code) {
        Integer number =
                switch (set) {
                    case QNUM -> code > 0 && code <= 0xff ? code : null;
                    case XT, ATSET1 -> fromScanCode(code);
                    case LINUX, ATSET2, USB, WIN32 -> numbers.get(set).get(code);
                    default ->
                        throw new VirtException(
                                ErrorCode.ARGUMENT_UNSUPPORTED,
                                ErrorDomain.QEMU,
                                "Key codes of set " + set
                                        + " are not supported; accepted: linux, xt, atset1, atset2, usb, win32, qnum");
                };
        if (number == null) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.QEMU,
                    "Set " + set.name().toLowerCase(Locale.ROOT) + " has no key with code "
                            + Integer.toUnsignedString(code));
        }
        return number;
    }

    private static Integer fromScanCode(int code) {
        if (code > 0 && code <= 0xff) {
            return code;
        }
        return code >>> 8 == 0xe0 && (code & 0x7f) != 0 ? Integer.valueOf(code & 0x7f | EXTENDED) : null;
    }
}
