package io.kavirt.driver.qemu.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void readsEveryKind() {
        Json value = Json.parse(" { \"a\" : [ 1 , -2.5e+3, true,false, null , \"x\" ] ,\r\n\t\"b\":{}, \"c\":[]} ");
        assertThat(value.at("a").asList())
                .containsExactly(Json.of(1), new Json.Num("-2.5e+3"), Json.TRUE, Json.FALSE, Json.NULL, Json.of("x"));
        assertThat(value.at("b")).isEqualTo(Json.EMPTY);
        assertThat(value.format()).isEqualTo("{\"a\":[1,-2.5e+3,true,false,null,\"x\"],\"b\":{},\"c\":[]}");
        assertThat(value.at("a").asList().get(1).asDouble()).isEqualTo(-2500);
    }

    @Test
    void readsEscapesAndEncodings() {
        assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 é😀\"")
                        .asString())
                .isEqualTo("\"\\/\b\f\n\r\té😀 é😀");
        assertThat(Json.of("a\"\\\n\r\t\u0001\u007fé😀\ud800").format())
                .isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u0001\u007fé😀\\uD800\"");
    }

    @Test
    void integersKeepAllTheirBits() {
        assertThat(Json.parse("18446744073709551615").asLong()).isEqualTo(-1);
        assertThat(Json.parse("-9223372036854775808").asLong()).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> Json.parse("18446744073709551616").asLong()).isInstanceOf(VirtException.class);
        assertThatThrownBy(() -> Json.parse("1.0").asLong()).isInstanceOf(VirtException.class);
        assertThatThrownBy(() -> Json.parse("4294967296").asInt()).isInstanceOf(VirtException.class);
    }

    @Test
    void wrongKindsAreQuoted() {
        Json value = Json.parse("{\"a\":\"text\",\"n\":null}");
        assertThatThrownBy(() -> value.at("a").asLong())
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("\"text\"")
                .hasMessageContaining("integer");
        assertThatThrownBy(() -> value.at("b")).hasMessageContaining("'b'");
        assertThat(value.get("n")).isEmpty();
        assertThat(value.has("a")).isTrue();
        assertThatThrownBy(() -> value.at("a").at("x")).isInstanceOf(VirtException.class);
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String text : List.of(
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "1e",
                "+1",
                "-",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "1 2",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "NaN",
                "\"\\")) {
            assertThatThrownBy(() -> Json.parse(text))
                    .as(text)
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining("byte ");
        }
        byte[] broken = {'"', (byte) 0xc3, '"'};
        assertThatThrownBy(() -> Json.parse(broken)).isInstanceOf(VirtException.class);
    }

    @Test
    void depthIsBounded() {
        String fits = "[".repeat(64) + "]".repeat(64);
        assertThat(Json.parse(fits).format()).isEqualTo(fits);
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).hasMessageContaining("nesting depth (65)");
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(70))).hasMessageContaining("nesting depth (65)");
    }

    @Test
    void sizeIsBounded() {
        byte[] spaces = new byte[(64 << 20) + 1];
        Arrays.fill(spaces, (byte) ' ');
        spaces[0] = '1';
        assertThat(Json.parse(spaces, 0, 1000)).isEqualTo(Json.of(1));
        assertThatThrownBy(() -> Json.parse(spaces))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("length (67108865)");
    }

    @Test
    void numbersStayAsTheyWereWritten() {
        for (String number : List.of("-0", "1.50", "1E+5", "0.1e-7", "123456789012345678901234567890.5")) {
            assertThat(Json.parse(" " + number + " ")).hasToString(number).isEqualTo(new Json.Num(number));
            assertThat(Json.parse("[" + number + "]").format()).isEqualTo("[" + number + "]");
        }
    }

    @Test
    void readsOnlyWhatIsBetweenTheBounds() {
        byte[] bytes = "x[1,2]y".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.parse(bytes, 1, 6)).isEqualTo(Json.array(List.of(Json.of(1), Json.of(2))));
        assertThatThrownBy(() -> Json.parse(bytes, 1, 5)).isInstanceOf(VirtException.class);
        assertThatThrownBy(() -> Json.parse(bytes, 1, 7)).hasMessageContaining("byte 5");
    }

    @Test
    void indentedIsTheSameValue() {
        Json value = Json.parse("{\"a\":[1,{\"b\":null}],\"c\":{}}");
        assertThat(new String(value.indented(), StandardCharsets.UTF_8)).contains("\n");
        assertThat(Json.parse(value.indented())).isEqualTo(value);
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("values") Json value) {
        assertThat(Json.parse(value.format())).isEqualTo(value);
        assertThat(Json.parse(value.format()).format()).isEqualTo(value.format());
    }

    @Property(tries = 1000)
    void garbageNeverEndsInAnythingButAnError(@ForAll byte[] bytes) {
        try {
            Json.parse(bytes);
        } catch (VirtException e) {
            assertThat(e).hasMessageContaining("JSON");
        }
    }

    @Property(tries = 300)
    void damagedDocumentsNeverEndInAnythingButAnError(@ForAll("values") Json value, @ForAll int place, @ForAll byte b) {
        byte[] bytes = value.bytes();
        bytes[Math.floorMod(place, bytes.length)] = b;
        try {
            byte[] again = Json.parse(bytes).bytes();
            assertThat(new String(again, StandardCharsets.UTF_8)).isNotEmpty();
        } catch (VirtException e) {
            assertThat(e).hasMessageContaining("JSON");
        }
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<Json> leaf = Arbitraries.oneOf(
                Arbitraries.strings().map(Json::of),
                Arbitraries.longs().map(Json::of),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.just(Json.NULL));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        leaf,
                        inner.list().ofMaxSize(4).map(Json::array),
                        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                                .ofMaxSize(4)
                                .map((Map<String, Json> members) -> new Json.Obj(members))),
                0,
                3);
    }
}
