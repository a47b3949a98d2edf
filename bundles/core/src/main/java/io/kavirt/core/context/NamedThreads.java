package io.kavirt.core.context;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with names such as {@code kavirt-core-3}, which keep no class loader but that of this bundle. */
public final class NamedThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger next = new AtomicInteger(1);

    /** Threads of {@code name}. */
    public NamedThreads(String name) {
        this.name = name;
    }

    @Override
    @SuppressWarnings(
            "removal") // Java 17 still notes in each thread who made it; this is the only way to leave that out.
    public Thread newThread(Runnable task) {
        // A driver that hands in the task that makes a pool grow would otherwise stay in memory as long as the thread.
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> make(task));
    }

    private Thread make(Runnable task) {
        Thread thread = new Thread(null, task, name + "-" + next.getAndIncrement(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(NamedThreads.class.getClassLoader());
        return thread;
    }
}
