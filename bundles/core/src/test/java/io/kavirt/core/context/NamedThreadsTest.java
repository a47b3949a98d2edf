package io.kavirt.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class NamedThreadsTest {
    /** Stands for a driver whose task makes a pool grow. */
    public static final class Caller implements BiFunction<ThreadFactory, Runnable, Thread> {
        @Override
        public Thread apply(ThreadFactory factory, Runnable task) {
            return factory.newThread(task);
        }
    }

    /** Stands for a driver's bundle. */
    private static final class CallerLoader extends ClassLoader {
        CallerLoader() {
            super(NamedThreadsTest.class.getClassLoader());
        }

        Class<?> define() throws IOException {
            try (InputStream code = Caller.class.getResourceAsStream("NamedThreadsTest$Caller.class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(Caller.class.getName(), bytes, 0, bytes.length);
            }
        }
    }

    @Test
    void aThreadDoesNotKeepTheClassLoaderOfWhoeverMadeThePoolGrow() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        WeakReference<ClassLoader> loader = new WeakReference<>(startFromOtherLoader(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
        end.countDown();
    }

    @SuppressWarnings("unchecked")
    private static ClassLoader startFromOtherLoader(Runnable task) throws Exception {
        CallerLoader loader = new CallerLoader();
        BiFunction<ThreadFactory, Runnable, Thread> caller = (BiFunction<ThreadFactory, Runnable, Thread>)
                loader.define().getConstructor().newInstance();
        assertThat(caller.getClass().getClassLoader()).isSameAs(loader);
        caller.apply(new NamedThreads("test"), task).start();
        return loader;
    }
}
