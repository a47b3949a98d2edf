package io.kavirt.server;

import io.kavirt.core.Operation;
import io.kavirt.server.ServerSettings.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server in a folder of its own, with a {@link FakeHypervisor} behind it. */
final class TestDaemon implements AutoCloseable {
    final Path folder;
    final FakeHypervisor hypervisor;
    final Server server;

    TestDaemon() throws IOException {
        this(UnaryOperator.identity());
    }

    TestDaemon(UnaryOperator<ServerSettings> settings) throws IOException {
        // The paths of sockets are short; the build's own folder may be deep.
        folder = Files.createTempDirectory("kv");
        hypervisor = new FakeHypervisor(1000);
        hypervisor.gateway.prompt(TestDaemon::isPrompt);
        server = new Server(
                hypervisor.gateway,
                settings.apply(ServerSettings.defaults(List.of(
                        new Listener(folder.resolve("kavirt-sock"), false, 0700, ""),
                        new Listener(folder.resolve("kavirt-sock-ro"), true, 0777, "")))));
        server.start();
    }

    private static boolean isPrompt(Operation operation) {
        return !operation.method().getName().matches("suspend|resume|openConsole|hostname|destroy");
    }

    Path socket() {
        return folder.resolve("kavirt-sock");
    }

    Path readOnlySocket() {
        return folder.resolve("kavirt-sock-ro");
    }

    String uri() {
        return "test+unix:///default?socket=" + socket();
    }

    @Override
    public void close() throws IOException {
        hypervisor.mayResume.countDown();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Waits up to half a minute: the machine may be busy. */
    static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within half a minute");
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
