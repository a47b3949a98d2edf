package io.kavirt.model.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.model.RandomRecords;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code withX} that takes the component x changes that component and no other. */
class WithersTest {
    private static final List<Class<? extends Record>> TYPES = List.of(
            DomainDefinition.class,
            OperatingSystem.class,
            Cpu.class,
            Disk.class,
            Disk.Target.class,
            DiskDriver.class,
            Controller.class,
            NetworkInterface.class,
            Video.class,
            DeviceInfo.class,
            Devices.class);

    static Stream<Arguments> withers() {
        return TYPES.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("with") && component(type, method) != null)
                .map(method -> Arguments.of(type.getSimpleName() + "." + method.getName(), type, method)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withers")
    void changesItsComponentAlone(String name, Class<? extends Record> type, Method wither) throws Exception {
        RecordComponent changed = component(type, wither);
        Record before = null;
        Object value = null;
        for (long seed = 0; value == null; seed++) {
            before = new RandomRecords(seed).make(type);
            value = changed.getAccessor().invoke(new RandomRecords(seed + 1000).make(type));
        }

        Object after = wither.invoke(before, value);

        assertThat(changed.getAccessor().invoke(after)).isEqualTo(value);
        for (RecordComponent other : type.getRecordComponents()) {
            if (!other.getName().equals(changed.getName())) {
                assertThat(other.getAccessor().invoke(after))
                        .as(other.getName())
                        .isEqualTo(other.getAccessor().invoke(before));
            }
        }
    }

    private static RecordComponent component(Class<?> type, Method wither) {
        String rest = wither.getName().substring("with".length());
        String name = rest.isEmpty() ? "" : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name)
                        && wither.getParameterCount() == 1
                        && wither.getParameterTypes()[0] == component.getType())
                .findFirst()
                .orElse(null);
    }

    @Test
    void memoryAndBalloonGoTogether() {
        DomainDefinition domain = DomainDocument.parse(
                "<domain type='test'><name>a</name><memory>1000</memory><os><type>hvm</type></os></domain>",
                ParseOptions.INACTIVE);

        assertThat(domain.currentMemoryKib()).isEqualTo(1000);
        assertThat(domain.withMemory(500).currentMemoryKib()).isEqualTo(500);
        assertThat(domain.withCurrentMemory(300).withMemory(2000).currentMemoryKib())
                .isEqualTo(300);
        assertThat(domain.withUuid(new UUID(1, 2)).withName("b").name()).isEqualTo("b");
    }
}
