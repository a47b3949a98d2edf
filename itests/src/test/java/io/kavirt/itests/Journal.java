package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the clients of {@code churn.py} did, and therefore which guests must exist. */
final class Journal {
    /** What is known of a guest; unknown is what a call that got no answer may have changed. */
    enum Truth {
        YES,
        NO,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? YES : NO;
        }

        boolean allows(boolean value) {
            return this == UNKNOWN || this == of(value);
        }
    }

    /** What must be so of one guest. */
    record Expected(Truth defined, Truth running) {}

    private static final Pattern BROKEN_CONNECTION = Pattern.compile(
            "End of file|closed|Connection reset|Broken pipe|Cannot recv data|(?i)failed to connect|no valid connection");

    private final Map<String, Expected> guests = new LinkedHashMap<>();

    /** How many calls succeeded. */
    private int done;

    /** Reads one client's journal; fails the test if a call failed for another reason than a broken connection. */
    void read(Path file) {
        try {
            String begun = null;
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 4);
                switch (words[0]) {
                    case "is" -> guests.put(words[1], new Expected(truth(words[2]), truth(words[3])));
                    case "begin" -> begun = line;
                    case "done" -> {
                        done++;
                        apply(words[1], words[2], true);
                        begun = null;
                    }
                    case "failed" ->
                        assertThat(words[3]).as("%s of %s", words[1], words[2]).containsPattern(BROKEN_CONNECTION);
                    default -> throw new AssertionError(file + ": " + line);
                }
            }
            if (begun != null) {
                String[] words = begun.split(" ");
                apply(words[1], words[2], false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Expected> guests() {
        return guests;
    }

    int done() {
        return done;
    }

    private static Truth truth(String python) {
        return Truth.of(python.equals("True"));
    }

    private void apply(String operation, String guest, boolean certain) {
        guests.computeIfPresent(guest, (name, was) -> switch (operation) {
            case "define" -> new Expected(certain ? Truth.YES : Truth.UNKNOWN, was.running());
            case "undefine" -> new Expected(certain ? Truth.NO : Truth.UNKNOWN, was.running());
            case "start", "create" -> new Expected(was.defined(), certain ? Truth.YES : Truth.UNKNOWN);
            case "destroy" -> new Expected(was.defined(), certain ? Truth.NO : Truth.UNKNOWN);
            default -> was;
        });
    }
}
