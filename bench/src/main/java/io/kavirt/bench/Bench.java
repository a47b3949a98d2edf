package io.kavirt.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures Kavirt's distribution and a real libvirtd on the same machine in the same run, taking turns, with the same client.
 * Prints a table and writes {@code bench.md} and {@code bench.json}.
 */
public final class Bench {
    private static final String USAGE = """
            usage: bench --dist DIR [--out DIR] [--only PART[,PART]] [--quick]

              --dist DIR   the unpacked distribution
              --out DIR    where bench.md and bench.json go (default: beside the jar)
              --only PART  start, calls, guests, memory (default: all; the daemons are started in any case)
              --quick      fewer and shorter rounds, to see whether it works""";

    private static final Set<String> PARTS = Set.of("start", "calls", "guests", "memory");

    private final Path distribution;
    private final Path out;
    private final Set<String> parts;
    private final boolean quick;
    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Bench(Path distribution, Path out, Set<String> parts, boolean quick) {
        this.distribution = distribution;
        this.out = out;
        this.parts = parts;
        this.quick = quick;
    }

    /** Runs the benchmarks; ends with code 2 on wrong arguments. A missed bar is printed and no failure. */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        try {
            parse(arguments).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static Bench parse(String[] arguments) throws URISyntaxException {
        Path distribution = null;
        Path out = home().resolve("target");
        Set<String> parts = PARTS;
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--dist" -> distribution = Path.of(value(arguments, i++)).toAbsolutePath();
                case "--out" -> out = Path.of(value(arguments, i++)).toAbsolutePath();
                case "--only" ->
                    parts = new HashSet<>(List.of(value(arguments, i++).split(",")));
                case "--quick" -> quick = true;
                default -> throw new IllegalArgumentException("unknown argument '" + arguments[i] + "'");
            }
        }
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--only " + String.join(",", parts) + ": accepted are " + PARTS);
        }
        if (distribution == null || !Files.isExecutable(distribution.resolve("bin/kavirtd"))) {
            throw new IllegalArgumentException("--dist must name a folder with bin/kavirtd in it, not " + distribution);
        }
        return new Bench(distribution, out, parts, quick);
    }

    private static String value(String[] arguments, int i) {
        if (i + 1 >= arguments.length) {
            throw new IllegalArgumentException(arguments[i] + " needs a value");
        }
        return arguments[i + 1];
    }

    /** The module's folder: the code lies in target/kavirt-bench.jar or target/classes. */
    private static Path home() throws URISyntaxException {
        Path code = Path.of(
                Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return code.getParent().getParent();
    }

    private void run() throws IOException, InterruptedException, URISyntaxException {
        Report report = new Report();
        Path folder = Files.createTempDirectory("kavirt-bench");
        // libvirtd's guests run as another user and look into it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Daemon> daemons = new ArrayList<>();
        Thread cleaner = new Thread(() -> clean(daemons, folder), "clean-up");
        Runtime.getRuntime().addShutdownHook(cleaner);
        daemons.add(new Kavirt(distribution, folder.resolve("kavirt")));
        String obstacle = Libvirtd.obstacle();
        if (obstacle == null) {
            daemons.add(new Libvirtd(folder.resolve("libvirtd")));
        } else {
            report.remark("libvirtd is not measured: " + obstacle);
        }
        report.remark("measured on " + Runtime.getRuntime().availableProcessors()
                + " processors; load average at the start " + load() + ", Linux " + System.getProperty("os.version"));
        say("starting "
                + String.join(" and ", daemons.stream().map(Daemon::name).toList()));
        new StartBench(daemons, report, parts.contains("start") ? quick ? 1 : 5 : 0).run();
        if (parts.contains("calls")) {
            say("calls on the test driver");
            new CallBench(daemons, report, quick ? 1 : 3, Duration.ofMillis(quick ? 500 : 1500)).run();
        }
        guests(daemons, report, folder);
        report.print(console);
        report.write(out);
        say("written to " + out.resolve("bench.md") + " and bench.json");
    }

    /** Other work on the machine shows here; it makes times longer, and ratios less certain. */
    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private void guests(List<Daemon> daemons, Report report, Path folder)
            throws IOException, InterruptedException, URISyntaxException {
        if (!parts.contains("guests") && !parts.contains("memory")) {
            return;
        }
        if (Processes.find("qemu-system-x86_64") == null) {
            report.remark("guests are not measured: qemu-system-x86_64 is not installed (Debian: qemu-system-x86)");
            return;
        }
        Path cache = out.resolve("guest");
        Path maker = home().resolveSibling("itests").resolve("guest/make-guest");
        GuestImage made = GuestImage.make(maker, cache);
        // A copy: the cache may lie where libvirtd's guests may not look.
        GuestImage image = new GuestImage(
                Files.copy(made.kernel(), folder.resolve("vmlinuz")),
                Files.copy(made.initrd(), folder.resolve("initrd.img")));
        GuestBench bench = new GuestBench(daemons, report, image, folder, quick ? 3 : 15);
        if (parts.contains("guests")) {
            say("guests, one after the other");
            bench.run();
        }
        if (parts.contains("memory")) {
            say("ten guests");
            bench.memory();
        }
    }

    private static void clean(List<Daemon> daemons, Path folder) {
        for (Daemon daemon : daemons) {
            try {
                daemon.remove();
            } catch (IOException e) {
                System.err.println("bench: " + daemon.name() + " was not stopped cleanly: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            Processes.delete(folder);
        } catch (IOException e) {
            System.err.println("bench: " + folder + " was not deleted: " + e.getMessage());
        }
    }

    private void say(String text) {
        console.println("bench: " + text);
    }
}
