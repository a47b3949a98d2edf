package io.kavirt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.console.Frames.Frame;
import io.kavirt.console.Frames.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FramesTest {
    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll Type type, @ForAll @Size(max = 300) byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frames.write(new DataOutputStream(bytes), type, payload, 0, payload.length);
        Frame frame = Frames.read(input(bytes.toByteArray())).orElseThrow();
        assertThat(frame.type()).isEqualTo(type);
        assertThat(frame.payload()).isEqualTo(payload);
    }

    @Test
    void aLongWriteBecomesSeveralFrames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Frames.stream(new DataOutputStream(bytes), Type.OUTPUT).write(new byte[Frames.MAX_PAYLOAD + 1]);
        DataInputStream in = input(bytes.toByteArray());
        assertThat(Frames.read(in).orElseThrow().payload()).hasSize(Frames.MAX_PAYLOAD);
        assertThat(Frames.read(in).orElseThrow().payload()).hasSize(1);
        assertThat(Frames.read(in)).isEmpty();
    }

    @Test
    void anOversizedFrameIsRefusedUnread() {
        DataInputStream in = input(new byte[] {0, 0x7f, -1, -1, -1});
        assertThatThrownBy(() -> Frames.read(in))
                .hasMessageContaining("2147483647")
                .hasMessageContaining("65536");
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> Frames.read(input(new byte[] {99}))).hasMessageContaining("99");
    }

    @Test
    void aFrameCutShortIsAnError() {
        assertThatThrownBy(() -> Frames.read(input(new byte[] {0, 0, 0, 0, 5, 'a'})))
                .hasMessageContaining("1 of 5");
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
