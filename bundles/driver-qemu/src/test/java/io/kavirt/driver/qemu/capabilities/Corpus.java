package io.kavirt.driver.qemu.capabilities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Recorded inputs and outputs of another implementation, beside the sources; tests that need them are skipped without. */
public record Corpus(Path root) {
    /**
     * One recorded case.
     *
     * @param name its name
     * @param kind what is done
     * @param input the input's path
     * @param expected the output's path, or {@code -}
     * @param driver whose it is
     * @param notes what else holds, by name
     */
    public record Case(
            String name, String kind, String input, String expected, String driver, Map<String, String> notes) {}

    /** The corpus, or the end of the test. */
    public static Corpus orSkip() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "skipped: there is no folder ../shared/corpus beside the sources");
        return new Corpus(folder.resolve("shared/corpus"));
    }

    /** The cases of an area. */
    public List<Case> cases(String area) {
        List<Case> cases = new ArrayList<>();
        for (String line : text(area + "/index.tsv").lines().skip(1).toList()) {
            String[] columns = line.split("\t", -1);
            Map<String, String> notes = new HashMap<>();
            for (String note : columns[5].split("; ")) {
                int equals = note.indexOf('=');
                notes.put(equals < 0 ? note : note.substring(0, equals), equals < 0 ? "" : note.substring(equals + 1));
            }
            cases.add(new Case(columns[0], columns[1], columns[2], columns[3], columns[4], notes));
        }
        return cases;
    }

    /** The text of a file. */
    public String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
