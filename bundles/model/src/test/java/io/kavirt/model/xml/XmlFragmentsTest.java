package io.kavirt.model.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import org.junit.jupiter.api.Test;

class XmlFragmentsTest {
    @Test
    void takesTheChildrenApart() {
        String xml = """
                <node xmlns:t='urn:t'>
                  <!-- kept out -->
                  <cpu><mhz>6000</mhz></cpu>
                  <domain file='guest.xml' t:x='1'/>
                  <domain type='test'>
                    <name>a &amp; b</name><t:state>1</t:state>
                  </domain>
                </node>
                """;

        var children = XmlFragments.children(xml, "node");

        assertThat(children).extracting(XmlFragments.Fragment::name).containsExactly("cpu", "domain", "domain");
        assertThat(children.get(1).attributes()).containsOnlyKeys("file").containsEntry("file", "guest.xml");
        assertThat(children.get(2).xml())
                .isEqualTo("<domain xmlns:t=\"urn:t\" type=\"test\">\n    <name>a &amp; b</name><t:state>1</t:state>\n"
                        + "  </domain>");
    }

    @Test
    void refusesAnotherRoot() {
        assertThatThrownBy(() -> XmlFragments.children("<nodes/>", "node"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("<nodes>")
                .hasMessageContaining("<node>");
    }
}
