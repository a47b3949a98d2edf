package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.linux.host.KvmProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * The capabilities of the host's QEMU binaries. Each binary is asked once and its replies are kept in a file; a binary, or a
 * host, that has changed is asked again. May be used by many threads.
 */
public final class QemuCapabilitiesCache {
    private static final Path KVM = Path.of("/dev/kvm");

    private final StateDirectory files;
    private final Executor executor;
    private final EmulatorFinder finder;
    private final Predicate<Path> kvmWorks;
    private final QemuProbe probe = new QemuProbe();
    private final Map<Path, CompletableFuture<QemuCapabilities>> known = new ConcurrentHashMap<>();

    /** Starting more at once makes each slower than its time limit allows for. */
    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    /** Looks for binaries at their usual places, and tries acceleration with a guest of its own. */
    public QemuCapabilitiesCache(StateDirectory files, Executor executor) {
        this(files, executor, EmulatorFinder.usual(), KvmProbe::works);
    }

    /**
     * Makes an empty cache; nothing is run yet.
     *
     * @param files where replies are kept
     * @param executor runs the probes
     * @param finder finds binaries
     * @param kvmWorks whether the binary's guests run accelerated
     */
    public QemuCapabilitiesCache(
            StateDirectory files, Executor executor, EmulatorFinder finder, Predicate<Path> kvmWorks) {
        this.files = files;
        this.executor = executor;
        this.finder = finder;
        this.kvmWorks = kvmWorks;
    }

    /** Asks every binary that can be found, at the same time within bounds; completes when all have been asked. */
    public CompletableFuture<Void> refresh() {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Path path : finder.all()) {
            try {
                // A binary that cannot be used is no reason to refuse the others; who asks for it gets its error.
                all.add(start(QemuBinary.of(path)).handle((found, error) -> found));
            } catch (VirtException e) {
                known.remove(path);
            }
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /** The capabilities of every binary that answers, one an architecture, by its name. */
    public List<QemuCapabilities> all() {
        refresh().join();
        List<QemuCapabilities> all = new ArrayList<>();
        for (Path path : finder.all()) {
            CompletableFuture<QemuCapabilities> future = known.get(path);
            if (future != null && !future.isCompletedExceptionally()) {
                QemuCapabilities found = future.join();
                if (all.stream().noneMatch(other -> other.arch().equals(found.arch()))) {
                    all.add(found);
                }
            }
        }
        all.sort(Comparator.comparing(QemuCapabilities::arch));
        return List.copyOf(all);
    }

    /** The capabilities of the binary for an architecture, such as {@code x86_64}; nothing if there is no binary. */
    public Optional<QemuCapabilities> get(String arch) {
        return finder.find(arch).map(this::of);
    }

    /**
     * The capabilities of a binary.
     *
     * @throws VirtException OPERATION_FAILED if it is missing or not executable; INTERNAL_ERROR if it is no QEMU
     */
    public QemuCapabilities of(Path emulator) {
        try {
            return start(QemuBinary.of(emulator)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof VirtException cause) {
                throw cause;
            }
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.QEMU,
                    "QEMU binary " + emulator + " cannot be asked: " + e.getCause(),
                    e);
        }
    }

    private CompletableFuture<QemuCapabilities> start(QemuBinary binary) {
        return Objects.requireNonNull(known.compute(binary.path(), (path, old) -> {
            if (old != null && (!old.isDone() || isOf(old, binary))) {
                return old;
            }
            return CompletableFuture.supplyAsync(() -> load(binary), executor);
        }));
    }

    private static boolean isOf(CompletableFuture<QemuCapabilities> future, QemuBinary binary) {
        return !future.isCompletedExceptionally() && future.join().binary().equals(binary);
    }

    private QemuCapabilities load(QemuBinary binary) {
        String name = binary.path().toString().substring(1).replace('/', '_') + ".json";
        String host = System.getProperty("os.version", "") + (Files.isWritable(KVM) ? " kvm" : "");
        return kept(name, binary, host).orElseGet(() -> ask(name, binary, host));
    }

    private Optional<QemuCapabilities> kept(String name, QemuBinary binary, String host) {
        Optional<byte[]> content = files.read(name);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return CapabilitiesFile.decode(content.get(), binary, host)
                    .map(file -> QemuProbe.read(binary, file.plain(), file.accelerated()));
        } catch (VirtException e) {
            files.setAside(name, "it cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private QemuCapabilities ask(String name, QemuBinary binary, String host) {
        running.acquireUninterruptibly();
        try {
            Map<String, Json> plain = probe.ask(binary.path(), "tcg");
            Map<String, Json> fast = kvmWorks.test(binary.path()) ? probe.ask(binary.path(), "kvm") : Map.of();
            QemuCapabilities found = QemuProbe.read(binary, plain, fast);
            files.writeVolatile(name, new CapabilitiesFile(binary, host, plain, fast).encode());
            return found;
        } finally {
            running.release();
        }
    }
}
