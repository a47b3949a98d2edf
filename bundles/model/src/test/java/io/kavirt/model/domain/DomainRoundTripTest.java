package io.kavirt.model.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.RandomRecords;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.WriteOptions;
import io.kavirt.model.xml.XmlBinder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every domain, made up in all its parts. */
class DomainRoundTripTest {
    private static final ReadOptions READ = ReadOptions.of(ErrorDomain.DOMAIN);

    @Property(tries = 400)
    void whatWasReadIsWrittenAndReadTheSame(@ForAll long seed) {
        String first = write(new RandomRecords(seed).make(DomainDefinition.class));

        DomainDefinition read = read(first);
        String second = write(read);

        assertThat(second).isEqualTo(first);
        assertThat(read(second)).isEqualTo(read);
    }

    @Property(tries = 200)
    void theInactiveFormIsStable(@ForAll long seed) {
        WriteOptions inactive = new WriteOptions(true, true);
        String first = XmlBinder.write(new RandomRecords(seed).make(DomainDefinition.class), inactive);

        String second = XmlBinder.write(read(first), inactive);

        assertThat(second).isEqualTo(first);
    }

    @Property(tries = 200)
    void everythingThatIsWrittenPassesValidation(@ForAll long seed) {
        String xml = write(new RandomRecords(seed).make(DomainDefinition.class));
        ReadOptions strict = new ReadOptions(ErrorDomain.DOMAIN, false, true, READ.extensions());

        assertThat(XmlBinder.read(DomainDefinition.class, xml, strict)).isEqualTo(read(xml));
    }

    @Property(tries = 400)
    void damagedDocumentsAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder xml = new StringBuilder(write(new RandomRecords(seed).make(DomainDefinition.class)));
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(xml.length());
            switch (random.nextInt(3)) {
                case 0 -> xml.deleteCharAt(at);
                case 1 -> xml.setCharAt(at, (char) random.nextInt(128));
                default -> xml.insert(at, "<>&'\"/=x0-".charAt(random.nextInt(10)));
            }
        }
        try {
            DomainDocument.parse(xml.toString(), ParseOptions.LIVE);
        } catch (VirtException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static String write(DomainDefinition domain) {
        return XmlBinder.write(domain, WriteOptions.ALL);
    }

    private static DomainDefinition read(String xml) {
        return XmlBinder.read(DomainDefinition.class, xml, READ);
    }
}
