package io.kavirt.linux.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtyTest {
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TIOCGPTN = 0x80045430L;

    @TempDir
    Path folder;

    private int master;
    private Path slave;

    @BeforeEach
    void makePair() {
        master = LibC.open("/dev/ptmx", LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC, 0);
        assertThat(LibC.ioctl(master, TIOCSPTLCK, new byte[4])).isZero();
        byte[] number = new byte[4];
        assertThat(LibC.ioctl(master, TIOCGPTN, number)).isZero();
        slave = Path.of("/dev/pts/"
                + ByteBuffer.wrap(number)
                        .order(java.nio.ByteOrder.nativeOrder())
                        .getInt());
    }

    @AfterEach
    void closeMaster() {
        if (master >= 0) {
            LibC.close(master);
        }
    }

    private void guestSays(byte[] bytes) {
        assertThat(LibC.write(master, bytes, bytes.length)).isEqualTo(bytes.length);
    }

    @Test
    void carriesEveryByteUnchangedBothWays() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        try (Pty pty = Pty.open(slave)) {
            guestSays(all);
            ByteBuffer seen = ByteBuffer.allocate(256);
            while (seen.hasRemaining()) {
                assertThat(pty.read(seen)).isPositive();
            }
            assertThat(seen.array()).isEqualTo(all);
            ByteBuffer sent = ByteBuffer.wrap(all);
            while (sent.hasRemaining()) {
                pty.write(sent);
            }
            byte[] back = new byte[300];
            assertThat(LibC.read(master, back, back.length)).isEqualTo(256);
            assertThat(java.util.Arrays.copyOf(back, 256)).isEqualTo(all);
        }
    }

    @Test
    void oneUserAtATime() throws IOException {
        Pty first = Pty.open(slave);
        assertThatThrownBy(() -> Pty.open(slave))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("in use");
        first.close();
        Pty.open(slave).close();
    }

    @Test
    void closingEndsAWaitingRead() throws Exception {
        Pty pty = Pty.open(slave);
        CompletableFuture<Throwable> end = readInBackground(pty).handle((count, error) -> error.getCause());
        Thread.sleep(50);
        pty.close();
        assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> pty.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> pty.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void interruptingEndsAWaitingRead() throws Exception {
        Pty pty = Pty.open(slave);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                pty.read(ByteBuffer.allocate(8));
                end.complete(new AssertionError("read something"));
            } catch (IOException e) {
                end.complete(e);
            }
        });
        reader.start();
        Thread.sleep(50);
        reader.interrupt();
        assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(pty.isOpen()).isFalse();
        reader.join();
    }

    @Test
    void theGuestsEndIsTheEndOfTheData() throws Exception {
        try (Pty pty = Pty.open(slave)) {
            CompletableFuture<Integer> read = readInBackground(pty);
            Thread.sleep(50);
            LibC.close(master);
            master = -1;
            assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
            assertThat(pty.write(ByteBuffer.wrap(new byte[] {1}))).isZero();
        }
    }

    private static CompletableFuture<Integer> readInBackground(Pty pty) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pty.read(ByteBuffer.allocate(8));
            } catch (IOException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Pty.open(file))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("not a terminal");
        assertThatThrownBy(() -> Pty.open(folder.resolve("none")))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("none");
    }

    @Test
    void leavesNoDescriptorBehind() throws IOException {
        Pty.open(slave).close();
        int before = new java.io.File("/proc/self/fd").list().length;
        for (int i = 0; i < 20; i++) {
            Pty.open(slave).close();
        }
        assertThat(new java.io.File("/proc/self/fd").list()).hasSizeLessThanOrEqualTo(before);
    }
}
