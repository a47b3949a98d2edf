package io.kavirt.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void givesCodeAndOutput() {
        Tool.Result result = Tool.run(List.of("sh", "-c", "echo out; echo err >&2; echo $LC_ALL; cat; exit 3"), LIMIT);
        assertThat(result).isEqualTo(new Tool.Result(3, "out\nerr\nC\n"));
        assertThat(Tool.runChecked(List.of("echo", "a b"), LIMIT)).isEqualTo("a b\n");
    }

    @Test
    void outputIsBounded() {
        Tool.Result result = Tool.run(List.of("head", "-c", "6000000", "/dev/zero"), LIMIT);
        assertThat(result.success()).isTrue();
        assertThat(result.output()).hasSize(4 << 20);
    }

    @Test
    void failuresAreExplained() {
        assertThatThrownBy(() -> Tool.runChecked(List.of("sh", "-c", "echo broken; exit 4"), LIMIT))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("code 4")
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> Tool.run(List.of("/no/such/tool"), LIMIT))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("/no/such/tool");
        long start = System.nanoTime();
        assertThatThrownBy(() -> Tool.run(List.of("sleep", "100"), Duration.ofMillis(100)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("100 ms");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
}
