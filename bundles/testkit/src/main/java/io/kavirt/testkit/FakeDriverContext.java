package io.kavirt.testkit;

import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands in for core: threads, folders, recorded events and a handover. Ends its threads and deletes its own folder when closed. */
public final class FakeDriverContext implements DriverContext, AutoCloseable {
    private final Path root;
    private final boolean ownsRoot;
    private final boolean userDaemon;
    private final ExecutorService executor = Executors.newCachedThreadPool(threads("fake-core-"));
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, threads("fake-core-timer-"));
    private final Map<String, RecordingEventSink> sinks = new ConcurrentHashMap<>();
    private final InMemoryHandover handover = new InMemoryHandover();

    /** A context of a user's daemon with a folder of its own. */
    public FakeDriverContext() {
        this(null, true);
    }

    /**
     * @param root where the four state folders are; null for a temporary folder that goes with this object
     * @param userDaemon what {@link #isUserDaemon} tells
     */
    public FakeDriverContext(@Nullable Path root, boolean userDaemon) {
        try {
            this.root = root == null ? Files.createTempDirectory("kv") : root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.ownsRoot = root == null;
        this.userDaemon = userDaemon;
    }

    /** The folder under which the state folders are. */
    public Path root() {
        return root;
    }

    @Override
    public ExecutorService executor() {
        return executor;
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public RecordingEventSink events(String scope) {
        return sinks.computeIfAbsent(scope, key -> new RecordingEventSink());
    }

    /** The scopes to which the driver has asked for a sink. */
    public Set<String> scopes() {
        return Set.copyOf(sinks.keySet());
    }

    @Override
    public DriverDirectories directories(String driver) {
        return new DriverDirectories(
                new FolderStateDirectory(root.resolve("etc").resolve(driver)),
                new FolderStateDirectory(root.resolve("run").resolve(driver)),
                new FolderStateDirectory(root.resolve("lib").resolve(driver)),
                new FolderStateDirectory(root.resolve("log").resolve(driver)));
    }

    @Override
    public InMemoryHandover handover() {
        return handover;
    }

    @Override
    public boolean isUserDaemon() {
        return userDaemon;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        scheduler.shutdownNow();
        if (ownsRoot) {
            deleteTree(root);
        }
    }

    private static void deleteTree(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
