package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FakesTest {
    private static final DomainRef DOMAIN = new DomainRef("a", new UUID(0, 1), 1);

    @Test
    void theHandoverTakesWhatTheJdkHas() {
        InMemoryHandover handover = new InMemoryHandover();
        Map<String, Object> values = Map.of("list", List.of(Map.of("bytes", new byte[] {1})), "uuid", DOMAIN.uuid());

        handover.leave("acme", "guest", values);

        assertThat(handover.take("other", "guest")).isEmpty();
        assertThat(handover.take("acme", "guest")).isEqualTo(values);
        assertThat(handover.take("acme", "guest")).as("taken once").isEmpty();
    }

    @Test
    void theHandoverRefusesOtherClassesHoweverDeep() {
        InMemoryHandover handover = new InMemoryHandover();
        for (Object value : List.of(
                DOMAIN,
                List.of(Map.of("x", List.of(DOMAIN))),
                new Object[] {new Object[] {DOMAIN}},
                new DomainRef[0],
                Map.of(DOMAIN, 1))) {
            assertThatThrownBy(() -> handover.leave("acme", "guest", Map.of("value", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(DomainRef.class.getName());
        }
        assertThat(handover.size()).isZero();
    }

    @Test
    void aSinkWaitsForAnEvent() {
        try (FakeDriverContext context = new FakeDriverContext()) {
            DomainEvent.Lifecycle started = new DomainEvent.Lifecycle(DOMAIN, LifecycleType.STARTED, 0);
            context.executor().execute(() -> context.events("acme:///").publish(started));

            assertThat(context.events("acme:///")
                            .await(DomainEvent.Lifecycle.class, event -> true, Duration.ofSeconds(10)))
                    .isEqualTo(started);
            assertThat(context.events("other:///").events()).isEmpty();
            assertThat(context.events("acme:///").lifecycle(new UUID(0, 2))).isEmpty();
            assertThatThrownBy(() -> context.events("acme:///")
                            .await(DomainEvent.Reboot.class, event -> true, Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("STARTED");
        }
    }

    @Test
    void filesAreReplacedListedAndRemoved() {
        Path root;
        try (FakeDriverContext context = new FakeDriverContext()) {
            root = context.root();
            StateDirectory folder = context.directories("acme").definitions();
            folder.write("a.xml", "one".getBytes(StandardCharsets.UTF_8));
            folder.write("a.xml", "two".getBytes(StandardCharsets.UTF_8));
            folder.write("b.txt", new byte[0]);

            assertThat(folder.read("a.xml"))
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("two"));
            assertThat(folder.read("c.xml")).isEmpty();
            assertThat(folder.list(".xml")).containsExactly("a.xml");
            assertThat(folder.setAside("a.xml", "broken")).exists();
            assertThat(folder.list(".xml")).isEmpty();
            assertThat(folder.delete("b.txt")).isTrue();
            assertThat(folder.delete("b.txt")).isFalse();
            assertThat(folder.child("sub").path()).isDirectory();
            assertThatThrownBy(() -> folder.read("../x")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> folder.setAside("none", "gone")).isInstanceOf(VirtException.class);
        }
        assertThat(Files.exists(root))
                .as("the context's own folder goes with it")
                .isFalse();
    }

    @Test
    void aCallIsCancelledOnce() {
        FakeCall call = new FakeCall();
        List<String> ran = new ArrayList<>();
        call.onCancel(() -> ran.add("before"));
        assertThat(call.isCancelled()).isFalse();

        call.cancel();
        call.cancel();
        call.onCancel(() -> ran.add("after"));

        assertThat(call.isCancelled()).isTrue();
        assertThat(ran).containsExactly("before", "after");
    }
}
