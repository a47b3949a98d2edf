package io.kavirt.core.context;

import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverDirectories;
import io.kavirt.api.driver.EventSink;
import io.kavirt.api.driver.Handover;
import io.kavirt.core.events.EventHub;
import io.kavirt.core.state.Directories;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What one bundle gets. Its threads are its own, so that they can be ended with it; they end by themselves when idle. */
public final class CoreDriverContext implements DriverContext, AutoCloseable {
    private static final int THREADS_MAX = 256;
    private static final int IDLE_SECONDS = 5;

    private final String bundle;
    private final EventHub events;
    private final Directories directories;
    private final Handover handover;
    private final ThreadPoolExecutor executor;
    private final ScheduledThreadPoolExecutor scheduler;

    /** The context of the bundle with the symbolic name {@code bundle}. */
    public CoreDriverContext(String bundle, EventHub events, Directories directories, Handover handover) {
        this.bundle = bundle;
        this.events = events;
        this.directories = directories;
        this.handover = handover;
        this.executor = new ThreadPoolExecutor(
                0, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), new NamedThreads(bundle));
        this.scheduler = new ScheduledThreadPoolExecutor(1, new NamedThreads(bundle + "-timer"));
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
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
    public EventSink events(String scope) {
        return events.sink(new EventHub.Scope(bundle, scope));
    }

    @Override
    public DriverDirectories directories(String driver) {
        return directories.of(driver);
    }

    @Override
    public Handover handover() {
        return handover;
    }

    @Override
    public boolean isUserDaemon() {
        return directories.userDaemon();
    }

    /** Ends what the bundle still runs. */
    @Override
    public void close() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
