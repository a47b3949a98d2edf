package io.kavirt.linux.process;

import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.fs.Descriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to start and with what around it. Immutable; each {@code with} method returns a changed copy.
 *
 * @param program absolute path of the executable
 * @param arguments what follows the program's name
 * @param environment the whole environment; nothing is inherited
 * @param workingDirectory where it starts
 * @param log the file that its standard output and error are appended to; absent means {@code /dev/null}
 * @param descriptors descriptors of this process by the number that each gets in the child, 3 to 255
 * @param user the user to become, by name or number; absent means the caller's
 * @param group the group to become; absent means the user's
 * @param nice added priority, -20 to 19; 0 leaves it
 */
public record SpawnSpec(
        Path program,
        List<String> arguments,
        Map<String, String> environment,
        Path workingDirectory,
        Optional<Path> log,
        Map<Integer, Descriptor> descriptors,
        Optional<String> user,
        Optional<String> group,
        int nice) {

    static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    static final int MAX_CHILD_DESCRIPTOR = 255;

    public SpawnSpec {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        descriptors = Collections.unmodifiableMap(new TreeMap<>(descriptors));
        if (!program.isAbsolute()) {
            throw new IllegalArgumentException("Program '" + program + "' is not an absolute path");
        }
        for (int number : descriptors.keySet()) {
            if (number < 3 || number > MAX_CHILD_DESCRIPTOR) {
                throw new IllegalArgumentException(
                        "Child descriptor " + number + " is not between 3 and " + MAX_CHILD_DESCRIPTOR);
            }
        }
        if (nice < -20 || nice > 19) {
            throw new IllegalArgumentException("Nice value " + nice + " is not between -20 and 19");
        }
        if (group.isPresent() && user.isEmpty()) {
            throw new IllegalArgumentException("Group '" + group.get() + "' is given without a user");
        }
        arguments.forEach(SpawnSpec::checkText);
        environment.forEach((name, value) -> {
            checkText(name);
            checkText(value);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("Environment name '" + name + "' is empty or holds '='");
            }
        });
    }

    public static SpawnSpec of(Path program, List<String> arguments) {
        return new SpawnSpec(
                program,
                arguments,
                Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C"),
                Path.of("/"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public SpawnSpec withArguments(List<String> value) {
        return new SpawnSpec(program, value, environment, workingDirectory, log, descriptors, user, group, nice);
    }

    public SpawnSpec withEnvironment(Map<String, String> value) {
        return new SpawnSpec(program, arguments, value, workingDirectory, log, descriptors, user, group, nice);
    }

    public SpawnSpec withVariable(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(name, value);
        return withEnvironment(changed);
    }

    public SpawnSpec withWorkingDirectory(Path value) {
        return new SpawnSpec(program, arguments, environment, value, log, descriptors, user, group, nice);
    }

    public SpawnSpec withLog(Path value) {
        return new SpawnSpec(
                program, arguments, environment, workingDirectory, Optional.of(value), descriptors, user, group, nice);
    }

    public SpawnSpec withDescriptor(int childNumber, Descriptor descriptor) {
        Map<Integer, Descriptor> changed = new TreeMap<>(descriptors);
        changed.put(childNumber, descriptor);
        return new SpawnSpec(program, arguments, environment, workingDirectory, log, changed, user, group, nice);
    }

    public SpawnSpec withUser(String name, Optional<String> groupName) {
        return new SpawnSpec(
                program,
                arguments,
                environment,
                workingDirectory,
                log,
                descriptors,
                Optional.of(name),
                groupName,
                nice);
    }

    public SpawnSpec withNice(int value) {
        return new SpawnSpec(program, arguments, environment, workingDirectory, log, descriptors, user, group, value);
    }

    /** The program and its arguments, after the tool that switches the user where one is asked for. */
    List<String> commandLine() {
        List<String> line = new ArrayList<>();
        user.map(Accounts::user).ifPresent(account -> {
            line.add(SETPRIV.toString());
            line.add("--reuid=" + account.uid());
            line.add("--regid=" + group.map(Accounts::group).orElse(account.gid()));
            line.add("--init-groups");
            line.add("--inh-caps=-all");
            line.add("--");
        });
        line.add(program.toString());
        line.addAll(arguments);
        return line;
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Argument '" + text.replace('\0', '?') + "' holds a zero character");
        }
    }
}
