package io.kavirt.linux.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.kavirt.linux.libc.LibC;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Native memory that one spawn needs: the string vectors, the file actions and the attributes. */
final class SpawnMemory implements AutoCloseable {
    /** glibc needs 80 and 336 bytes, musl 80 and 336; the rest is reserve. */
    private static final int OPAQUE = 1024;

    private static final int SIGNAL_SET = 128;
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;

    private final List<Memory> blocks = new ArrayList<>();
    final Pointer actions;
    final Pointer attributes;

    SpawnMemory() {
        actions = allocate(OPAQUE);
        attributes = allocate(OPAQUE);
        check(LibC.posix_spawn_file_actions_init(actions));
        check(LibC.posix_spawnattr_init(attributes));
        Memory signals = allocate(SIGNAL_SET);
        check(LibC.posix_spawnattr_setsigmask(attributes, signals));
        signals.setMemory(0, SIGNAL_SET, (byte) 0xff);
        check(LibC.posix_spawnattr_setsigdefault(attributes, signals));
        check(LibC.posix_spawnattr_setflags(attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID)));
    }

    Pointer strings(List<String> values) {
        List<byte[]> encoded = new ArrayList<>(values.size());
        int size = 8 * (values.size() + 1);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            encoded.add(bytes);
            size += bytes.length + 1;
        }
        Memory block = allocate(size);
        long offset = 8L * (values.size() + 1);
        for (int i = 0; i < encoded.size(); i++) {
            byte[] bytes = encoded.get(i);
            block.setPointer(8L * i, block.share(offset));
            block.write(offset, bytes, 0, bytes.length);
            offset += bytes.length + 1;
        }
        return block;
    }

    Pointer environment(Map<String, String> variables) {
        List<String> lines = new ArrayList<>(variables.size());
        variables.forEach((name, value) -> lines.add(name + "=" + value));
        return strings(lines);
    }

    @Override
    public void close() {
        LibC.posix_spawn_file_actions_destroy(actions);
        LibC.posix_spawnattr_destroy(attributes);
        blocks.forEach(Memory::close);
    }

    static void check(int error) {
        if (error != 0) {
            throw LibC.failure("Cannot prepare a process", error);
        }
    }

    private Memory allocate(int size) {
        Memory block = new Memory(size);
        block.clear();
        blocks.add(block);
        return block;
    }
}
