package io.kavirt.driver.qemu.state;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionStoreTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "a/b", "a\nb", "\u65e5\u672c\u65e5\u672c\u65e5\u672c\u65e5\u672c"})
    void namesThatNoFileCanHaveAreRefused(String name) {
        String refused = name.startsWith("\u65e5") ? name.repeat(9) : name;
        assertThatThrownBy(() -> DefinitionStore.checkName(refused))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("'" + refused + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "...", ".x", "-x", "a,b=c", "g\u00e4st-\u65e5\u672c"})
    void otherNamesAreAccepted(String name) {
        assertThatCode(() -> DefinitionStore.checkName(name)).doesNotThrowAnyException();
    }
}
