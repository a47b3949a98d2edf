package io.kavirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.NoFlag;
import io.kavirt.api.VirtException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bit with which clients say that they understand texts among typed parameters. */
class CountProbeFlagsTest {
    private static final int STRING_OKAY = 4;

    private static Object read(FlagsCodec codec, int bits) {
        XdrWriter out = new XdrWriter();
        out.writeInt(bits);
        return codec.read(new XdrReader(out.array(), 0, out.size()));
    }

    @Test
    void anIgnoredBitIsLeftOut() {
        FlagsCodec codec = new FlagsCodec(NoFlag.class).ignoring(STRING_OKAY);

        assertThat(read(codec, STRING_OKAY)).isEqualTo(Set.of());
        assertThatThrownBy(() -> read(codec, STRING_OKAY | 8))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("0x8");
    }

    @Test
    void itIsRefusedWhereItMeansSomethingElse() {
        assertThatThrownBy(() -> read(new FlagsCodec(NoFlag.class), STRING_OKAY))
                .isInstanceOf(VirtException.class);
    }
}
