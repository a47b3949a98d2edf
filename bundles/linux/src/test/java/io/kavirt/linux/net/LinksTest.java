package io.kavirt.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private final String suffix = Long.toString(ProcessHandle.current().pid() % 100_000);

    @TempDir
    Path folder;

    private static void needsNetworkAdministration() {
        assumeThat(Accounts.isRoot() && Files.exists(Path.of("/dev/net/tun")))
                .as("making network devices needs root and /dev/net/tun")
                .isTrue();
    }

    @Test
    void aTapLivesAsLongAsItsDescriptor() {
        needsNetworkAdministration();
        String name = "kvt" + suffix;
        try (Tap tap = Tap.create(name)) {
            assertThat(tap.name()).isEqualTo(name);
            assertThat(Links.exists(name)).isTrue();
            assertThatThrownBy(() -> Tap.create(name))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining(name);
            assertThat(InterfaceCounters.of(name).receivedBytes()).isZero();
        }
        assertThat(Links.exists(name)).isFalse();
        try (Tap first = Tap.createNumbered("kvn" + suffix);
                Tap second = Tap.createNumbered("kvn" + suffix)) {
            assertThat(first.name()).isEqualTo("kvn" + suffix + "0");
            assertThat(second.name()).isEqualTo("kvn" + suffix + "1");
        }
    }

    @Test
    void aTapBecomesAPortOfABridge() throws IOException {
        needsNetworkAdministration();
        String bridge = "kvb" + suffix;
        Links.addBridge(bridge);
        try (Tap tap = Tap.create("kvp" + suffix)) {
            assertThat(Links.isBridge(bridge)).isTrue();
            Links.change(tap.name(), Links.Change.guestPort("52:54:00:11:22:33", bridge, Optional.of(1400)));
            assertThat(Links.bridgeOf(tap.name())).contains(bridge);
            Path device = Path.of("/sys/class/net", tap.name());
            assertThat(Files.readString(device.resolve("address"))).isEqualTo("fe:54:00:11:22:33\n");
            assertThat(Files.readString(device.resolve("mtu"))).isEqualTo("1400\n");
            assertThat(Integer.decode(Files.readString(device.resolve("flags")).strip()) & 1)
                    .isEqualTo(1);
            Links.release(tap.name());
            assertThat(Links.bridgeOf(tap.name())).isEmpty();
            assertThatThrownBy(() -> Links.change(
                            tap.name(), Links.Change.guestPort("52:54:00:11:22:33", "nobridge", Optional.empty())))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining("'nobridge'");
        } finally {
            assertThat(Links.delete(bridge)).isTrue();
        }
        assertThat(Links.delete(bridge)).isFalse();
    }

    @Test
    void badNamesNeverReachTheTool() {
        for (String name : new String[] {"", "..", "a/b", "-x", "a b", "sixteencharacter", "eth0;reboot"}) {
            assertThatThrownBy(() -> Links.delete(name))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining("'" + name + "'");
        }
        assertThatThrownBy(() -> Links.Change.guestPort("52:54:00", "br0", Optional.empty()))
                .hasMessageContaining("'52:54:00'");
    }

    @Test
    void readsCounters() throws IOException {
        Path statistics = Files.createDirectories(folder.resolve("vnet0/statistics"));
        int value = 1;
        for (String name : new String[] {
            "rx_bytes", "rx_packets", "rx_errors", "rx_dropped", "tx_bytes", "tx_packets", "tx_errors", "tx_dropped"
        }) {
            Files.writeString(statistics.resolve(name), value++ + "\n");
        }
        InterfaceCounters counters = InterfaceCounters.of(folder, "vnet0");
        assertThat(counters).isEqualTo(new InterfaceCounters(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(counters.fromGuest()).isEqualTo(new InterfaceCounters(5, 6, 7, 8, 1, 2, 3, 4));
        assertThatThrownBy(() -> InterfaceCounters.of(folder, "vnet1"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("vnet1");
        assertThat(InterfaceCounters.of("lo").receivedBytes()).isNotNegative();
    }
}
