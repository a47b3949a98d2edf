package io.kavirt.model.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.OnOff;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlBinderTest {
    private static final ReadOptions READ = ReadOptions.of(ErrorDomain.DOMAIN);
    private static final ReadOptions STRICT = new ReadOptions(ErrorDomain.DOMAIN, false, true, XmlExtensions.NONE);

    enum Colour {
        RED,
        DARK_BLUE,
        @XmlName("x_y")
        ODD
    }

    @Element("thing")
    record Thing(
            @Attribute @Default("red") Colour colour,
            @Attribute @Nullable Integer count,
            @Attribute @Hex(4) @Nullable Integer mask,
            @Attribute @Octal(3) @Nullable Integer mode,
            @Attribute @Signed @Nullable Long delta,
            @Attribute("other_name") @Nullable OnOff renamed,
            @Child @Nullable UUID uuid,
            @Child @Scaled @Nullable Long size,

            @Child("cache") @Scaled(value = SizeUnit.BYTES, absent = SizeUnit.KIB, pretty = true) @Nullable
            Long cache,

            @Child boolean flag,

            @Child(attribute = "state", absent = "on") @Nullable
            OnOff turned,

            @Child @Nullable CpuSet cpus,
            @Child @Nullable Part part,
            @Child(keepEmpty = true) @Nullable Part kept,
            @Children("part") List<Part> parts,
            @Children(value = "name", in = "names") List<String> names,
            @Children List<Kind> kinds,
            @Child @Nullable Place place,
            @Attribute @LiveOnly @Nullable Integer id,
            @Attribute @SecretOnly @Nullable String password,
            @Raw @Nullable String verbatim,
            @Foreign List<NamespaceExtension> extensions) {}

    record Part(
            @Attribute @Nullable String a, @Text @Nullable String text) {}

    sealed interface Kind {}

    @Element("circle")
    record Circle(@Attribute @Required int radius) implements Kind {}

    @Element("square")
    record Square(@Inline Part part) implements Kind {}

    @Discriminator(value = "type", after = "x")
    sealed interface Place {}

    @Case("near")
    record Near(
            @Attribute @Default("1") int x,
            @Attribute @Nullable Integer y) implements Place {}

    @Case("far")
    record Far(@Attribute @Required long light) implements Place {}

    @Element(value = "add", namespace = "urn:test", prefix = "t")
    record Addition(@Children("item") List<Part> items) implements NamespaceExtension {}

    @Test
    void writesAttributesBeforeChildrenInOrderOfComponents() {
        String xml = """
                <thing colour='dark-blue' count='3' mask='0x00ff' mode='017' delta='-5' other_name='on'>
                  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
                  <size unit='KiB'>2048</size>
                  <cache unit='MiB'>3</cache>
                  <flag/>
                  <turned state='off'/>
                  <cpus>0-3,8</cpus>
                  <kept/>
                  <part a='1'>x</part>
                  <part/>
                  <names>
                    <name>n</name>
                  </names>
                  <circle radius='4'/>
                  <square a='2'/>
                  <place x='7' type='near' y='8'/>
                </thing>
                """;

        Thing thing = read(xml);

        assertThat(thing.part()).isEqualTo(new Part("1", "x"));
        assertThat(XmlBinder.write(thing.colour() == Colour.DARK_BLUE ? withoutFirst(thing) : thing, WriteOptions.ALL))
                .isEqualTo(xml);
    }

    /** The list and the single child have the same name here; only one of them may be written. */
    private static Thing withoutFirst(Thing thing) {
        return Records.with(thing, "part", null);
    }

    @Test
    void absentComponentsAreNullEmptyOrTheDefault() {
        Thing thing = read("<thing/>");

        assertThat(thing.colour()).isEqualTo(Colour.RED);
        assertThat(thing.count()).isNull();
        assertThat(thing.flag()).isFalse();
        assertThat(thing.parts()).isEmpty();
        assertThat(XmlBinder.write(thing, WriteOptions.ALL)).isEqualTo("<thing colour='red'/>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "5, , 5",
        "1, b, 1",
        "1025, bytes, 2",
        "1, MiB, 1024",
        "1, M, 1024",
        "1, GB, 976563",
        "2, t, 2147483648",
        "0, PiB, 0"
    })
    void sizesAreScaledAndRoundedUp(String number, @Nullable String unit, long kib) {
        String attribute = unit == null ? "" : " unit='" + unit + "'";

        assertThat(read("<thing><size" + attribute + ">" + number + "</size></thing>")
                        .size())
                .isEqualTo(kib);
    }

    @ParameterizedTest
    @CsvSource({
        "<thing colour='green'/>, thing/@colour, green, 'red, dark-blue, x_y'",
        "<thing count='-1'/>, thing/@count, -1, from 0",
        "<thing count='4294967296'/>, thing/@count, 4294967296, 2147483647",
        "<thing count='1x'/>, thing/@count, 1x, whole number",
        "<thing mask='0xzz'/>, thing/@mask, 0xzz, hexadecimal",
        "<thing mode='9'/>, thing/@mode, 9, octal",
        "<thing other_name='yes'/>, thing/@other_name, yes, 'on, off'",
        "<thing><uuid>123</uuid></thing>, thing/uuid, 123, 32 hexadecimal digits",
        "<thing><size>-1</size></thing>, thing/size, -1, from 0",
        "<thing><size unit='parsec'>1</size></thing>, thing/size, 1 parsec, KiB",
        "<thing><size unit='EiB'>9</size></thing>, thing/size, 9 EiB, 9223372036854775807",
        "<thing><cpus>3-1</cpus></thing>, thing/cpus, 3-1, ranges",
        "<thing><cpus>99999</cpus></thing>, thing/cpus, 99999, below 16384",
        "<thing><turned state='maybe'/></thing>, thing/turned/@state, maybe, 'on, off'",
        "<thing><circle radius='r'/></thing>, thing/circle/@radius, r, whole number",
        "<thing><place type='here'/></thing>, thing/place/@type, here, 'near, far'"
    })
    void refusalsNamePlaceValueAndWhatIsAccepted(String xml, String path, String value, String accepted) {
        VirtException refusal = refusal(xml, READ);

        assertThat(refusal.code()).isEqualTo(ErrorCode.XML_ERROR);
        assertThat(refusal.domain()).isEqualTo(ErrorDomain.DOMAIN);
        assertThat(refusal)
                .hasMessageContaining("line 1, column ")
                .hasMessageContaining(path + ":")
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "<thing><circle/></thing>, attribute 'radius'",
        "<thing><place/></thing>, attribute 'type'",
        "<thing><place type='far'/></thing>, attribute 'light'"
    })
    void refusesWhatLacksSomethingRequired(String xml, String missing) {
        assertThat(refusal(xml, READ)).hasMessageContaining("missing " + missing);
    }

    @Test
    void longValuesAreCutInMessages() {
        assertThat(refusal("<thing count='" + "9".repeat(5000) + "'/>", READ).getMessage())
                .hasSizeLessThan(400);
    }

    @Test
    void theUnknownIsIgnored() {
        assertThat(read("<thing new='1'><newer/></thing>")).isEqualTo(read("<thing/>"));
    }

    @ParameterizedTest
    @CsvSource({
        "<thing cuont='1'/>, attribute 'cuont', 'count'",
        "<thing><uid/></thing>, element 'uid', 'uuid'",
        "<thing><names><nam/></names></thing>, element 'nam', 'name'",
        "<thing><circle radius='1' radios='2'/></thing>, attribute 'radios', 'radius'",
        "<thing><place type='far' light='1' lite='2'/></thing>, attribute 'lite', 'light'",
        "<thing><uuid><x/></uuid></thing>, element 'x', none is accepted"
    })
    void theUnknownIsRefusedOnValidationWithTheNearestName(String xml, String unknown, String nearest) {
        VirtException refusal = refusal(xml, STRICT);

        assertThat(refusal.code()).isEqualTo(ErrorCode.XML_INVALID_SCHEMA);
        assertThat(refusal).hasMessageContaining(unknown).hasMessageContaining(nearest);
    }

    @Test
    void whatBelongsToRunningObjectsIsLeftOutOfInactiveDocuments() {
        String xml = "<thing colour='red' id='7' password='p'/>\n";
        Thing thing = read(xml);

        assertThat(thing.id()).isEqualTo(7);
        assertThat(XmlBinder.write(thing, WriteOptions.ALL)).isEqualTo(xml);
        assertThat(XmlBinder.write(thing, new WriteOptions(true, true)))
                .isEqualTo("<thing colour='red' password='p'/>\n");
        assertThat(XmlBinder.write(thing, new WriteOptions(false, false))).isEqualTo("<thing colour='red' id='7'/>\n");
        ReadOptions inactive = new ReadOptions(ErrorDomain.DOMAIN, true, false, XmlExtensions.NONE);
        assertThat(XmlBinder.read(Thing.class, xml, inactive).id()).isNull();
    }

    @Test
    void verbatimElementsKeepTheirNamespacesAndSpaces() {
        String inner = "<verbatim>\n  <a:b xmlns:a=\"urn:a\" q=\"'\"> x &amp; y<!-- c --><?p d?></a:b>\n  </verbatim>";
        Thing thing = read("<thing>" + inner + "</thing>");

        assertThat(thing.verbatim()).isEqualTo(inner);
        assertThat(XmlBinder.write(thing, WriteOptions.ALL))
                .isEqualTo("<thing colour='red'>\n  " + inner + "\n</thing>\n");
    }

    @Test
    void verbatimElementsDeclareWhatWasDeclaredFurtherUp() {
        Thing thing = read("<thing xmlns:a='urn:a'><verbatim><a:b/></verbatim></thing>");

        assertThat(thing.verbatim()).isEqualTo("<verbatim xmlns:a=\"urn:a\">\n    <a:b/>\n  </verbatim>");
    }

    @Test
    void registeredExtensionsAreRecordsWithThePrefixOfTheirOwn() {
        ReadOptions options =
                new ReadOptions(ErrorDomain.DOMAIN, false, true, XmlExtensions.of(List.of(Addition.class)));
        Thing thing = XmlBinder.read(
                Thing.class, "<thing xmlns:z='urn:test'><z:add><z:item a='1'/><item a='2'/></z:add></thing>", options);

        assertThat(thing.extensions()).containsExactly(new Addition(List.of(new Part("1", null))));
        assertThat(XmlBinder.write(thing, WriteOptions.ALL)).isEqualTo("""
                        <thing colour='red' xmlns:t='urn:test'>
                          <t:add>
                            <t:item a='1'/>
                          </t:add>
                        </thing>
                        """);
    }

    @Test
    void otherExtensionsAreCarriedAsText() {
        Thing thing = read("<thing xmlns:z='urn:z'><z:add><z:item a='1'/></z:add></thing>");

        String xml = XmlBinder.write(thing, WriteOptions.ALL);
        assertThat(xml).contains("<z:add xmlns:z=\"urn:z\">");
        assertThat(read(xml)).isEqualTo(thing);
        assertThat(refusal("<thing xmlns:z='urn:z'><z:add/></thing>", STRICT)).hasMessageContaining("{urn:z}add");
    }

    @Test
    void theRootMustHaveTheRecordsName() {
        assertThat(refusal("<other/>", READ)).hasMessageContaining("<other>").hasMessageContaining("<thing>");
    }

    record Hopeless(@Attribute int neither) {}

    @Test
    void aRecordThatCouldLackAValueIsAMistake() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> XmlBinder.write(new XmlWriter(), "x", new Hopeless(1), WriteOptions.ALL))
                .withMessageContaining("neither");
    }

    private static Thing read(String xml) {
        return XmlBinder.read(Thing.class, xml, READ);
    }

    private static VirtException refusal(String xml, ReadOptions options) {
        return assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> XmlBinder.read(Thing.class, xml, options))
                .actual();
    }
}
