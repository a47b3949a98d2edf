package io.kavirt.driver.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineBufferTest {
    private final List<String> seen = new ArrayList<>();

    private boolean feed(LineBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return buffer.feed(bytes, bytes.length, this::line);
    }

    private void line(byte[] bytes, int start, int end) {
        seen.add(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    @Test
    void theLimitHoldsForWholeAndPartialLines() {
        assertThat(feed(new LineBuffer(5), "12345\n12345")).isTrue();
        assertThat(feed(new LineBuffer(5), "123456\n")).isFalse();
        assertThat(feed(new LineBuffer(5), "123456")).isFalse();
        LineBuffer buffer = new LineBuffer(5);
        assertThat(feed(buffer, "123")).isTrue();
        assertThat(feed(buffer, "456\n")).isFalse();
        LineBuffer other = new LineBuffer(5);
        assertThat(feed(other, "123")).isTrue();
        assertThat(feed(other, "456")).isFalse();
        assertThat(seen).containsExactly("12345");
    }

    @Property(tries = 200)
    void anySplitGivesTheSameLines(
            @ForAll @Size(max = 20) List<@IntRange(max = 40) Integer> lengths,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 30) Integer> cuts) {
        seen.clear();
        List<String> lines = new ArrayList<>();
        for (int length : lengths) {
            lines.add("x".repeat(length));
        }
        byte[] all = (String.join("", lines.stream().map(line -> line + "\n").toList()) + "rest")
                .getBytes(StandardCharsets.ISO_8859_1);
        LineBuffer buffer = new LineBuffer(100);
        for (int from = 0, i = 0; from < all.length; i++) {
            int to = Math.min(all.length, from + cuts.get(i % cuts.size()));
            byte[] part = Arrays.copyOfRange(all, from, to);
            assertThat(buffer.feed(part, part.length, this::line)).isTrue();
            from = to;
        }
        assertThat(seen).isEqualTo(lines);
        assertThat(buffer.rest()).isEqualTo("rest".getBytes(StandardCharsets.ISO_8859_1));
    }
}
