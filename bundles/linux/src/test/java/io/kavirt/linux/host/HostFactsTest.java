package io.kavirt.linux.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {
    private static final String MEMINFO =
            "MemTotal:       16384 kB\nMemFree:         1000 kB\nMemAvailable:    9000 kB\n"
                    + "Buffers:           10 kB\nCached:            20 kB\nSwapTotal:         5 kB\nSwapFree:          4 kB\n";

    @TempDir
    Path root;

    private final HostTree tree = new HostTree();

    /** Writes a host's files below the root. */
    private final class HostTree {
        void file(String path, String text) throws IOException {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        void cpu(int id, int socket, int core, String siblings) throws IOException {
            String folder = "sys/devices/system/cpu/cpu" + id + "/topology/";
            file(folder + "physical_package_id", socket + "\n");
            file(folder + "core_id", core + "\n");
            file(folder + "thread_siblings_list", siblings + "\n");
        }

        void node(int id, String distance, long memory, int... cpus) throws IOException {
            String folder = "sys/devices/system/node/node" + id + "/";
            file(folder + "distance", distance + "\n");
            file(
                    folder + "meminfo",
                    "Node " + id + " MemTotal:       " + memory + " kB\nNode " + id + " MemFree:        " + memory / 2
                            + " kB\n");
            for (int cpu : cpus) {
                Files.createDirectories(root.resolve(folder + "cpu" + cpu));
            }
        }

        void twoSockets() throws IOException {
            file("proc/meminfo", MEMINFO);
            file("proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu MHz\t\t: 2596.9\n");
            file("sys/devices/system/cpu/present", "0-7\n");
            file("sys/devices/system/cpu/online", "0-7\n");
            // Two sockets of two cores of two threads; siblings are far apart, core numbers have a gap.
            for (int cpu = 0; cpu < 8; cpu++) {
                int first = cpu % 4;
                cpu(cpu, first / 2, first % 2 * 4, first + "," + (first + 4));
            }
            node(0, "10 21", 8192, 0, 1, 4, 5);
            node(1, "21 10", 8000, 2, 3, 6, 7);
            file("sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages", "2\n");
        }
    }

    @Test
    void numaHost() throws IOException {
        tree.twoSockets();
        HostFacts facts = new HostFacts(root);
        NodeInfo node = facts.node();
        assertThat(facts.freeMemoryKib()).isEqualTo(8096);
        assertThat(node).isEqualTo(new NodeInfo(node.model(), 16192, 8, 2596, 2, 1, 2, 2));
        List<NumaCell> cells = facts.cells();
        assertThat(cells).hasSize(2);
        NumaCell first = cells.get(0);
        assertThat(first.memoryKib()).isEqualTo(8192);
        assertThat(first.freeKib()).isEqualTo(4096);
        assertThat(first.distances()).isEqualTo(Map.of(0, 10, 1, 21));
        long page = facts.pageSize() / 1024;
        assertThat(first.pages()).containsExactly(Map.entry(page, (8192 - 4096) / page), Map.entry(2048L, 2L));
        assertThat(first.cpus()).extracting(LogicalCpu::id).containsExactly(0, 1, 4, 5);
        assertThat(cells.get(1).cpus().get(3)).isEqualTo(new LogicalCpu(7, true, 1, 0, 0, 4, List.of(3, 7)));
    }

    @Test
    void offlineProcessorsCountOnlyForTheShape() throws IOException {
        tree.twoSockets();
        tree.file("sys/devices/system/cpu/online", "0-6\n");
        NodeInfo node = new HostFacts(root).node();
        assertThat(node).isEqualTo(new NodeInfo(node.model(), 16192, 7, 2596, 2, 1, 2, 2));
        assertThat(new HostFacts(root).cpus().get(7).online()).isFalse();
    }

    @Test
    void anUnevenShapeIsFlattened() throws IOException {
        tree.twoSockets();
        tree.cpu(7, 1, 99, "7");
        tree.cpu(3, 1, 98, "3");
        NodeInfo node = new HostFacts(root).node();
        assertThat(node).isEqualTo(new NodeInfo(node.model(), 16192, 8, 2596, 1, 1, 8, 1));
    }

    @Test
    void aHostWithoutNumaHasOneCell() throws IOException {
        tree.file("proc/meminfo", MEMINFO);
        tree.file("sys/devices/system/cpu/present", "0-1\n");
        tree.file("proc/cpuinfo", "processor: 0\n");
        tree.cpu(0, 0, 0, "0");
        tree.cpu(1, -1, 1, "1");
        HostFacts facts = new HostFacts(root);
        NodeInfo node = facts.node();
        assertThat(node).isEqualTo(new NodeInfo(node.model(), 16384, 2, 0, 1, 1, 2, 1));
        NumaCell cell = facts.cells().get(0);
        assertThat(cell.memoryKib()).isEqualTo(16384);
        assertThat(cell.freeKib()).isEqualTo(1000);
        assertThat(cell.distances()).isEqualTo(Map.of(0, 10));
        assertThat(cell.cpus()).hasSize(2);
    }

    @Test
    void memoryAndTimes() throws IOException {
        tree.file("proc/meminfo", MEMINFO);
        tree.file(
                "proc/stat",
                "cpu  10 20 30 40 50 60 70 0 0 0\ncpu0 1 2 3 4 5 6 7 0 0 0\ncpu3 1 0 0 0 0 0 0 0 0 0\nintr 1 2\n");
        HostFacts facts = new HostFacts(root);
        assertThat(facts.memory()).isEqualTo(new MemoryInfo(16384, 1000, 9000, 10, 20, 5, 4));
        assertThat(facts.cpuTimes())
                .isEqualTo(Map.of(
                        CpuTimes.ALL,
                        new CpuTimes(1_600_000_000L, 300_000_000L, 400_000_000L, 500_000_000L),
                        0,
                        new CpuTimes(160_000_000L, 30_000_000L, 40_000_000L, 50_000_000L),
                        3,
                        new CpuTimes(0, 10_000_000L, 0, 0)));
        assertThatThrownBy(() -> new HostFacts(root.resolve("none")).memory())
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("proc/meminfo");
    }

    @Test
    void identity() throws IOException {
        UUID board = UUID.fromString("c7a5fdbd-edaf-9455-926a-d65c16db1809");
        tree.file("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n");
        UUID derived = new HostFacts(root).uuid();
        assertThat(derived.toString().replace("-", "")).isNotEqualTo("3d1219c7c4c5404aaa1f6d2a48adfda4");
        for (String useless : new String[] {"00000000-0000-0000-0000-000000000000", "not a uuid", ""}) {
            tree.file("sys/class/dmi/id/product_uuid", useless + "\n");
            assertThat(new HostFacts(root).uuid()).isEqualTo(derived);
        }
        tree.file("sys/class/dmi/id/product_uuid", "C7A5FDBD-EDAF-9455-926A-D65C16DB1809\n");
        assertThat(new HostFacts(root).uuid()).isEqualTo(board);
    }

    @Test
    void processorsOfOtherArchitectures() {
        CpuModel x86 = CpuModel.parse("processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\n"
                + "model name\t: AMD EPYC\nstepping\t: 1\ncpu MHz\t\t: 2596.128\nflags\t\t: fpu vme\n\n"
                + "processor\t: 1\nvendor_id\t: Other\n");
        assertThat(x86)
                .isEqualTo(new CpuModel("AuthenticAMD", "AMD EPYC", 25, 17, 1, 2596, java.util.Set.of("fpu", "vme")));
        CpuModel arm =
                CpuModel.parse("processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n");
        assertThat(arm.vendor()).isEqualTo("0x41");
        assertThat(arm.model()).isEqualTo(0xd0c);
        assertThat(arm.flags()).containsExactly("fp", "asimd");
        assertThat(CpuModel.parse("")).isEqualTo(new CpuModel("", "", 0, 0, 0, 0, java.util.Set.of()));
    }

    @Test
    void processorLists() {
        assertThat(CpuList.parse(" 0-2,8,10-11\n")).containsExactly(0, 1, 2, 8, 10, 11);
        assertThat(CpuList.parse("\n")).isEmpty();
        assertThat(CpuList.format(List.of(11, 0, 1, 2, 8, 10))).isEqualTo("0-2,8,10-11");
        assertThat(CpuList.format(List.of())).isEmpty();
        for (String text : new String[] {"a", "1-", "3-1", "-1", "1,,2", "0-99999999"}) {
            assertThatThrownBy(() -> CpuList.parse(text))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }

    @Test
    void thisHost() {
        HostFacts facts = new HostFacts();
        NodeInfo node = facts.node();
        assertThat(facts.hostname()).isNotBlank().isEqualTo(facts.hostname());
        assertThat(node.cpus()).isEqualTo(facts.cpuTimes().size() - 1);
        assertThat(node.memoryKib()).isGreaterThan(100_000);
        assertThat(node.nodes() * node.sockets() * node.cores() * node.threads())
                .isEqualTo(facts.cpus().size());
        assertThat(facts.cells().stream().mapToInt(cell -> cell.cpus().size()).sum())
                .isEqualTo(facts.cpus().size());
        assertThat(facts.freeMemoryKib()).isBetween(1L, node.memoryKib());
        assertThat(facts.memory().freeKib()).isBetween(1L, facts.memory().totalKib());
        assertThat(facts.uuid()).isEqualTo(facts.uuid());
        assertThat(facts.pageSize()).isIn(4096, 16384, 65536);
    }
}
