package io.kavirt.linux.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void findsByNameAndNumber() {
        assertThat(Accounts.user("root")).isEqualTo(new Accounts.User(0, 0));
        assertThat(Accounts.user("0")).isEqualTo(new Accounts.User(0, 0));
        assertThat(Accounts.user("+0")).isEqualTo(new Accounts.User(0, 0));
        assertThat(Accounts.user("nobody").uid()).isPositive();
        assertThat(Accounts.group("root")).isZero();
        assertThat(Accounts.group("+12345")).isEqualTo(12345);
    }

    @Test
    void refusesUnknownNames() {
        assertThatThrownBy(() -> Accounts.user("no-such-user"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("no-such-user");
        assertThatThrownBy(() -> Accounts.group("no-such-group"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("no-such-group");
    }
}
