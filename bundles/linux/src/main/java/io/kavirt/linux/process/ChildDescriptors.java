package io.kavirt.linux.process;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file actions that give a child its standard descriptors and the chosen ones, and close every other. */
final class ChildDescriptors {
    private static final @Nullable Function CLOSE_FROM = closeFrom();

    private ChildDescriptors() {}

    static void plan(Pointer actions, Map<Integer, Descriptor> descriptors, int output) {
        SpawnMemory.check(LibC.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", LibC.O_RDONLY, 0));
        // Sources are first copied above every number in play, so that no copy overwrites the source of a later one.
        int reserve = Math.max(output, SpawnSpec.MAX_CHILD_DESCRIPTOR);
        for (Descriptor source : descriptors.values()) {
            reserve = Math.max(reserve, source.number());
        }
        int copy = reserve;
        for (Descriptor source : descriptors.values()) {
            SpawnMemory.check(LibC.posix_spawn_file_actions_adddup2(actions, source.number(), ++copy));
        }
        SpawnMemory.check(LibC.posix_spawn_file_actions_adddup2(actions, output, 1));
        SpawnMemory.check(LibC.posix_spawn_file_actions_adddup2(actions, 1, 2));
        copy = reserve;
        int next = 3;
        for (int target : descriptors.keySet()) {
            for (; next < target; next++) {
                SpawnMemory.check(LibC.posix_spawn_file_actions_addclose(actions, next));
            }
            SpawnMemory.check(LibC.posix_spawn_file_actions_adddup2(actions, ++copy, target));
            next = target + 1;
        }
        closeFrom(actions, next, reserve + descriptors.size());
    }

    private static void closeFrom(Pointer actions, int first, int lastCopy) {
        if (CLOSE_FROM != null) {
            SpawnMemory.check(CLOSE_FROM.invokeInt(new Object[] {actions, first}));
            return;
        }
        for (int copy = Math.max(first, SpawnSpec.MAX_CHILD_DESCRIPTOR + 1); copy <= lastCopy; copy++) {
            SpawnMemory.check(LibC.posix_spawn_file_actions_addclose(actions, copy));
        }
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : open) {
                int number = Integer.parseInt(entry.getFileName().toString());
                if (number >= first) {
                    SpawnMemory.check(LibC.posix_spawn_file_actions_addclose(actions, number));
                }
            }
        } catch (IOException e) {
            throw LibC.failure("Cannot list the open descriptors", LibC.EIO);
        }
    }

    private static @Nullable Function closeFrom() {
        try {
            return NativeLibrary.getInstance("c").getFunction("posix_spawn_file_actions_addclosefrom_np");
        } catch (UnsatisfiedLinkError e) {
            return null;
        }
    }
}
