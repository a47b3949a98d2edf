package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.server.ServerSettings.Listener;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From configuration to settings. */
class ServerComponentTest {
    private static final Path RUN = Path.of("/run/somewhere");

    @Test
    void withoutConfiguration() {
        ServerSettings settings = ServerComponent.settings(configuration(Map.of()), RUN);
        assertThat(settings.listeners())
                .containsExactly(
                        new Listener(Path.of("/run/somewhere/kavirt-sock"), false, 0700, ""),
                        new Listener(Path.of("/run/somewhere/kavirt-sock-ro"), true, 0777, ""));
        assertThat(settings).isEqualTo(ServerSettings.defaults(settings.listeners()));
    }

    @Test
    void startsBesideItsConstructorAndStopsWithItsDeactivation() throws Exception {
        Path folder = java.nio.file.Files.createTempDirectory("kv");
        Path socket = folder.resolve("kavirt-sock");
        ServerComponent component = new ServerComponent(
                new FakeHypervisor(1).gateway, ServerComponent.settings(configuration(Map.of()), folder));
        TestDaemon.await(() -> java.nio.file.Files.exists(socket));
        try (TestClient client = TestClient.opened(socket)) {
            assertThat(client.call(157, null)).isEqualTo(12_008_000L);
            component.deactivate();
            assertThat(client.isClosedByPeer()).isTrue();
        }
        assertThat(socket).doesNotExist();
        for (String lock : new String[] {"kavirt-sock.lock", "kavirt-sock-ro.lock"}) {
            java.nio.file.Files.delete(folder.resolve(lock));
        }
        java.nio.file.Files.delete(folder);
    }

    @Test
    void everythingConfigured() {
        ServerSettings settings = ServerComponent.settings(
                configuration(Map.of(
                        "socket",
                        "/x/sock",
                        "socket_ro",
                        "-",
                        "socket_mode",
                        "0770",
                        "socket_group",
                        "kvm",
                        "libvirt_sockets",
                        true,
                        "default_uri",
                        "test:///default",
                        "max_workers",
                        3,
                        "max_client_requests",
                        7,
                        "event_backlog",
                        2,
                        "keepalive_interval",
                        0)),
                RUN);
        assertThat(settings.listeners())
                .containsExactly(
                        new Listener(Path.of("/x/sock"), false, 0770, "kvm"),
                        new Listener(Path.of("/run/libvirt/libvirt-sock"), false, 0770, "kvm"),
                        new Listener(Path.of("/run/libvirt/libvirt-sock-ro"), true, 0777, "kvm"));
        assertThat(settings.defaultUri()).isEqualTo("test:///default");
        assertThat(settings.workers()).isEqualTo(3);
        assertThat(settings.maxClientRequests()).isEqualTo(7);
        assertThat(settings.eventBacklog()).isEqualTo(2 << 20);
        assertThat(settings.keepaliveInterval()).isEqualTo(Duration.ZERO);
    }

    @Test
    void valuesOutOfBoundsAreNamed() {
        assertThatThrownBy(() -> ServerComponent.settings(configuration(Map.of("socket_mode", "rw")), RUN))
                .hasMessageContaining("'rw'");
        assertThatThrownBy(() -> ServerComponent.settings(configuration(Map.of("socket_mode", "1777")), RUN))
                .hasMessageContaining("socket mode");
        assertThatThrownBy(() -> ServerComponent.settings(configuration(Map.of("max_workers", 0)), RUN))
                .hasMessageContaining("workers is 0")
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> ServerComponent.settings(configuration(Map.of("max_packet", 1000)), RUN))
                .hasMessageContaining("33554436");
    }

    private static ServerConfiguration configuration(Map<String, Object> values) {
        return (ServerConfiguration) Proxy.newProxyInstance(
                ServerConfiguration.class.getClassLoader(),
                new Class<?>[] {ServerConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
