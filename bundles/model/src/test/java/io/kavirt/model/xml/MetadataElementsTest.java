package io.kavirt.model.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataElementsTest {
    private static final String URI = "urn:x";

    private static String replace(String metadata, String key, String xml) {
        return MetadataElements.replace(metadata, URI, key, xml, ErrorDomain.TEST);
    }

    @Test
    void anElementIsPutIntoItsNamespaceAndTakenOutOfIt() {
        String metadata = replace(null, "k", "<a b='1 &amp; 2'><c/>t &lt; u</a>");

        assertThat(metadata)
                .isEqualTo(
                        "<metadata>\n    <k:a xmlns:k=\"urn:x\" b=\"1 &amp; 2\"><k:c/>t &lt; u</k:a>\n  </metadata>");
        assertThat(MetadataElements.find(metadata, URI, ErrorDomain.TEST))
                .hasValue("<a b=\"1 &amp; 2\"><c/>t &lt; u</a>");
        assertThat(MetadataElements.find(metadata, "urn:y", ErrorDomain.TEST)).isEmpty();
        assertThat(MetadataElements.find(null, URI, ErrorDomain.TEST)).isEmpty();
    }

    @Test
    void elementsOfOtherNamespacesStay() {
        String others = "<metadata><o:z xmlns:o=\"urn:o\"><k:y xmlns:k=\"urn:x\"/></o:z></metadata>";

        String both = replace(others, "k", "<a/>");
        String replaced = replace(both, "other", "<b/>");

        assertThat(both).contains("<o:z xmlns:o=\"urn:o\">").contains("<k:a xmlns:k=\"urn:x\"/>");
        assertThat(replaced)
                .contains("<o:z")
                .contains("<other:b xmlns:other=\"urn:x\"/>")
                .doesNotContain("k:a");
        assertThat(replace(replaced, null, null)).contains("<o:z").doesNotContain("other:b");
    }

    @Test
    void nothingLeftMeansNoMetadata() {
        assertThat(replace(replace(null, "k", "<a/>"), null, null)).isNull();
        assertThat(replace(null, null, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1k", "k:k", "k k", "<"})
    void aKeyThatIsNoPrefixIsRefused(String key) {
        assertThatThrownBy(() -> replace(null, key, "<a/>"))
                .isInstanceOfSatisfying(
                        VirtException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARG));
    }

    @Test
    void aBrokenElementIsRefused() {
        assertThatThrownBy(() -> replace(null, "k", "<a>"))
                .isInstanceOfSatisfying(
                        VirtException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.XML_DETAIL));
    }
}
