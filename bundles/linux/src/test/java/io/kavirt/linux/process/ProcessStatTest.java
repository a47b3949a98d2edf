package io.kavirt.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
    private static final String LINE =
            "4242 (qemu) (x) S 17 4242 4242 0 -1 4194304 101 0 0 0 150 25 0 0 20 0 7 0 58901 "
                    + "3133440 393 18446744073709551615 1 2 3 0 0 0 0 0 0 0 0 0 17 3 0 0 0 0 0 1 2 3 4 5 6 7 0\n";

    @Test
    void readsTheKernelsLine() {
        assertThat(ProcessStat.parse(LINE))
                .isEqualTo(new ProcessStat(4242, "qemu) (x", 'S', 17, 1_500_000_000L, 250_000_000L, 7, 58901, 393, 3));
    }

    @Test
    void refusesOtherText() {
        for (String text :
                new String[] {"", "1 cat R", "x (cat) R 1", LINE.substring(0, 90), LINE.replace("17", "a")}) {
            assertThatThrownBy(() -> ProcessStat.parse(text)).isInstanceOf(VirtException.class);
        }
    }

    @Test
    void countsThisProcess() {
        int pid = (int) ProcessHandle.current().pid();
        ProcessStat stat = ProcessStat.of(pid).orElseThrow();
        assertThat(stat.ended()).isFalse();
        assertThat(stat.residentPages()).isPositive();
        assertThat(stat.userNanos()).isPositive();
        var threads = ProcessStat.threadsOf(pid);
        assertThat(threads)
                .hasSizeGreaterThan(3)
                .extracting(ProcessStat::id)
                .isSorted()
                .contains(pid);
        assertThat(ProcessStat.runNanos(pid, pid).orElseThrow()).isPositive();
        assertThat(ProcessStat.threadsOf(0)).isEmpty();
        assertThat(ProcessStat.of(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void processIdsAreWrittenAndRead() {
        assertThat(ProcessId.parse(new ProcessId(7, 99).toString())).isEqualTo(new ProcessId(7, 99));
        for (String text : new String[] {"", "7", "0@1", "-1@1", "9999999999@1", "7@x"}) {
            assertThatThrownBy(() -> ProcessId.parse(text))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }
}
