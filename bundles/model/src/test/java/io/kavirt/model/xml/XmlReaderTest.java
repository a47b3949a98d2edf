package io.kavirt.model.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {
    @Test
    void keepsNamesAttributesTextAndPlaces() {
        XmlElement root = read("<a>\n  <b c='1 &lt; 2' d=\"x\">t&amp;<![CDATA[<u>]]></b>\n</a>");

        XmlElement b = root.children("b").get(0);
        assertThat(b.attribute("c")).isEqualTo("1 < 2");
        assertThat(b.attribute("e")).isNull();
        assertThat(b.text()).isEqualTo("t&<u>");
        assertThat(b.path()).isEqualTo("a/b");
        assertThat(b.line()).isEqualTo(2);
    }

    @Test
    void childrenOfOtherNamespacesAreNotTheElementsOwn() {
        XmlElement root = read("<a xmlns:x='urn:x'><x:b/><b n='2'/></a>");

        assertThat(root.children()).hasSize(2);
        assertThat(root.children("b")).extracting(b -> b.attribute("n")).containsExactly("2");
        assertThat(root.children().get(0).qualifiedName()).isEqualTo("x:b");
        assertThat(root.children().get(0).namespace()).isEqualTo("urn:x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a",
                "<a>",
                "<a></b>",
                "<a b=1/>",
                "<a b='1' b='2'/>",
                "<a/><b/>",
                "<x:a/>",
                "<a>\u0001</a>"
            })
    void refusesWhatIsNotWellFormed(String xml) {
        assertThat(refusal(xml).code()).isEqualTo(ErrorCode.XML_DETAIL);
    }

    @Test
    void saysWhereItBroke() {
        assertThat(refusal("<a>\n  <b>\n</a>")).hasMessageContaining("line 3").hasMessageContaining("b");
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("external entity", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"),
                Arguments.of("external subset", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>"),
                Arguments.of("internal entity", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"),
                Arguments.of("entity in an attribute", "<!DOCTYPE a [<!ENTITY e 'x'>]><a b='&e;'/>"),
                Arguments.of("undeclared entity", "<a>&e;</a>"),
                Arguments.of("undeclared entity in an attribute", "<a b='&e;'/>"),
                Arguments.of(
                        "expanding entities",
                        "<!DOCTYPE a [<!ENTITY b 'xxxxxxxx'><!ENTITY c '&b;&b;&b;'><!ENTITY d '&c;&c;'>]><a>&d;</a>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesDocumentTypesAndEntities(String name, String xml) {
        assertThat(refusal(xml).code()).isEqualTo(ErrorCode.XML_DETAIL);
    }

    @Test
    void boundsDepth() {
        String deepest = "<a>".repeat(XmlReader.MAX_DEPTH) + "</a>".repeat(XmlReader.MAX_DEPTH);

        assertThat(read(deepest).name()).isEqualTo("a");
        assertThat(refusal("<a>" + deepest + "</a>")).hasMessageContaining("256");
    }

    @Test
    void boundsSize() {
        String text = "x".repeat(XmlReader.MAX_CHARACTERS);

        assertThat(refusal("<a>" + text + "</a>")).hasMessageContaining("16777216");
    }

    @Test
    void takesTextInManyPiecesInOnePass() {
        String xml = "<a>" + "&amp;x".repeat(300_000) + "</a>";

        assertThat(read(xml).text()).hasSize(600_000);
    }

    private static XmlElement read(String xml) {
        return XmlReader.read(xml, ErrorDomain.DOMAIN);
    }

    private static VirtException refusal(String xml) {
        return assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> read(xml))
                .actual();
    }
}
