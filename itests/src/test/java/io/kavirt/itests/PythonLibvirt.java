package io.kavirt.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Python scripts of {@code src/test/python} that use the real python-libvirt. */
public final class PythonLibvirt {
    /** Debian's Python, which has Debian's python3-libvirt; another may be first on the path. */
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private PythonLibvirt() {}

    /** Whether Python and its libvirt module are there. */
    public static boolean isInstalled() {
        return Command.run("sh", "-c", PYTHON + " -c 'import libvirt'").succeeded();
    }

    /** Runs a script to its end and gives its output; fails the test if it fails. */
    public static String run(String script, String... arguments) {
        return Command.run(line(script, arguments)).orFail();
    }

    /** Starts a script; what it prints goes to {@code output}. */
    public static Process start(Path output, String script, String... arguments) {
        try {
            return new ProcessBuilder(line(script, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a script that is talked to; its complaints go to this process's own. */
    public static Process startTalking(String script, String... arguments) {
        try {
            return new ProcessBuilder(line(script, arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a script whose output is read while it runs. */
    public static Background background(String script, String... arguments) {
        return new Background(line(script, arguments));
    }

    private static List<String> line(String script, String... arguments) {
        List<String> line = new ArrayList<>(List.of(PYTHON, "-u", "src/test/python/" + script));
        line.addAll(List.of(arguments));
        return line;
    }
}
