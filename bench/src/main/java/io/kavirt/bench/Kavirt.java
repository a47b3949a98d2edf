package io.kavirt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The built distribution, with every file under one folder. */
final class Kavirt implements Daemon {
    private final Path launcher;
    private final Path root;

    Kavirt(Path distribution, Path root) {
        this.launcher = distribution.resolve("bin/kavirtd");
        this.root = root;
    }

    @Override
    public String name() {
        return "Kavirt";
    }

    @Override
    public Path socket() {
        return root.resolve("run/kavirt-sock");
    }

    @Override
    public long pid() throws IOException {
        return Long.parseLong(Files.readString(root.resolve("run/kavirtd.pid")).trim());
    }

    @Override
    public double start() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Processes.run(List.of(launcher.toString(), "start", "--root", root.toString()));
        Processes.awaitReply(socket(), root.resolve("log"));
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        Processes.run(List.of(launcher.toString(), "stop", "--root", root.toString()));
    }

    @Override
    public void remove() throws IOException, InterruptedException {
        stop();
        Processes.delete(root);
    }
}
