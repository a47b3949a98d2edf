package io.kavirt.driver.qemu.facet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.KeycodeSet;
import org.junit.jupiter.api.Test;

class KeyCodesTest {
    private final KeyCodes codes = new KeyCodes();

    @Test
    void translatesTheSameKeyFromEverySet() {
        // A, then the cursor key up, then the right control key.
        assertThat(codes.number(KeycodeSet.LINUX, 30)).isEqualTo(0x1e);
        assertThat(codes.number(KeycodeSet.XT, 0x1e)).isEqualTo(0x1e);
        assertThat(codes.number(KeycodeSet.ATSET2, 0x1c)).isEqualTo(0x1e);
        assertThat(codes.number(KeycodeSet.USB, 4)).isEqualTo(0x1e);
        assertThat(codes.number(KeycodeSet.WIN32, 0x41)).isEqualTo(0x1e);
        assertThat(codes.number(KeycodeSet.LINUX, 103)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.XT, 0xe048)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.ATSET1, 0xe048)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.ATSET2, 0xe075)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.USB, 82)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.QNUM, 0xc8)).isEqualTo(0xc8);
        assertThat(codes.number(KeycodeSet.LINUX, 97)).isEqualTo(0x9d);
    }

    @Test
    void refusesKeysAndSetsThatAreNotThere() {
        assertRefused(KeycodeSet.LINUX, 99_999, ErrorCode.INVALID_ARG);
        assertRefused(KeycodeSet.XT, 0xe100, ErrorCode.INVALID_ARG);
        assertRefused(KeycodeSet.QNUM, 0, ErrorCode.INVALID_ARG);
        assertRefused(KeycodeSet.OSX, 1, ErrorCode.ARGUMENT_UNSUPPORTED);
    }

    private void assertRefused(KeycodeSet set, int code, ErrorCode expected) {
        assertThatThrownBy(() -> codes.number(set, code))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(expected));
    }
}
