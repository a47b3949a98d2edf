package io.kavirt.itests;

import java.util.ArrayList;
import java.util.List;

/**
 * The real client {@code virsh}.
 *
 * @param uri what it connects to
 */
public record Virsh(String uri) {
    /** Runs one command. */
    public Command run(String... words) {
        List<String> line = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
        line.addAll(List.of(words));
        return Command.run(line);
    }

    /** Runs one command and gives its output; fails the test if it fails. */
    public String call(String... words) {
        return run(words).orFail();
    }
}
