package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Packets come out as they went in, however the bytes are cut. */
class FrameReaderTest {
    @Property(tries = 300)
    void anyCutGivesTheSamePackets(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<byte[]> packets = new ArrayList<>();
        ByteBuf stream = Unpooled.buffer();
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            byte[] contents = new byte[24 + random.nextInt(random.nextInt(10) == 0 ? 300_000 : 200)];
            random.nextBytes(contents);
            packets.add(contents);
            stream.writeInt(contents.length + 4).writeBytes(contents);
        }
        Collector sink = new Collector(random);
        FrameReader reader = new FrameReader(1 << 20);
        while (stream.isReadable()) {
            int length = Math.min(stream.readableBytes(), 1 + random.nextInt(random.nextBoolean() ? 50 : 200_000));
            reader.read(stream.readRetainedSlice(length), sink);
            while (!sink.open) {
                sink.open = true;
                reader.resume(sink);
            }
        }
        assertThat(sink.packets).usingElementComparator(Arrays::compare).containsExactlyElementsOf(packets);
    }

    @Test
    void bytesOfDescriptorsAreSkippedWhereverTheyAre() throws Exception {
        byte[] packet = ByteBuffer.allocate(28).putInt(28).array();
        FrameReader reader = new FrameReader(1 << 20);
        List<Integer> seen = new ArrayList<>();
        FrameReader.Sink sink = new FrameReader.Sink() {
            @Override
            public boolean wantsMore() {
                return true;
            }

            @Override
            public void packet(byte[] bytes, int offset, int length) {
                seen.add(length);
                if (seen.size() == 1) {
                    reader.skip(3);
                }
            }
        };
        reader.read(Unpooled.wrappedBuffer(packet, new byte[1]), sink);
        reader.read(Unpooled.wrappedBuffer(new byte[2], packet, packet), sink);
        assertThat(seen).containsExactly(24, 24, 24);
    }

    @Test
    void memoryGrowsWithWhatArrivesNotWithWhatIsAnnounced() throws Exception {
        FrameReader reader = new FrameReader(33554436);
        Collector sink = new Collector(new Random(1));
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        reader.read(Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 28}), sink);
        reader = new FrameReader(33554436);
        ByteBuf announcement = Unpooled.wrappedBuffer(new byte[] {2, 0, 0, 4, 1, 2, 3});
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        reader.read(announcement, sink);
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(10_000);
    }

    @Test
    void aLengthThatCannotBeTrueIsLostFraming() {
        for (int length : new int[] {0, 27, 1 << 20 | 1, -1, Integer.MIN_VALUE}) {
            ByteBuf bytes = Unpooled.buffer().writeInt(length);
            assertThatThrownBy(() -> new FrameReader(1 << 20).read(bytes, new Collector(new Random(1))))
                    .isInstanceOf(FrameReader.LostFramingException.class)
                    .hasMessageContaining("28 to 1048576");
        }
    }

    /** Now and then wants no more until asked again. */
    private static final class Collector implements FrameReader.Sink {
        final List<byte[]> packets = new ArrayList<>();
        final Random random;
        boolean open = true;

        Collector(Random random) {
            this.random = random;
        }

        @Override
        public boolean wantsMore() {
            return open;
        }

        @Override
        public void packet(byte[] bytes, int offset, int length) {
            packets.add(Arrays.copyOfRange(bytes, offset, offset + length));
            open = random.nextInt(5) != 0;
        }
    }
}
