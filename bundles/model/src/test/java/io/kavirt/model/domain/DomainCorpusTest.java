package io.kavirt.model.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kavirt.api.VirtException;
import io.kavirt.model.Documents;
import io.kavirt.model.domain.complete.GenericCompletion;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.NamespaceExtension;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.XmlExtensions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measured against the corpus beside the project; skipped where there is none. */
class DomainCorpusTest {
    private static final String QEMU = "http://libvirt.org/schemas/domain/qemu/1.0";

    /** Of the cases that must be refused when a guest is defined, how many need no driver to tell. */
    private static final int REFUSED_WITHOUT_DRIVER = 33;

    private static final XmlExtensions EXTENSIONS =
            XmlExtensions.of(List.of(CommandLine.class, Deprecation.class, Capabilities.class, Override.class));

    private @Nullable Path corpus;

    @Element(value = "commandline", namespace = QEMU, prefix = "qemu")
    record CommandLine(
            @Children("arg") List<Argument> arguments,
            @Children("env") List<Variable> environment) implements NamespaceExtension {}

    record Argument(@Attribute @Required String value) {}

    record Variable(
            @Attribute @Required String name,
            @Attribute @Nullable String value) {}

    @Element(value = "deprecation", namespace = QEMU, prefix = "qemu")
    record Deprecation(@Attribute @Required String behavior) implements NamespaceExtension {}

    @Element(value = "capabilities", namespace = QEMU, prefix = "qemu")
    record Capabilities(
            @Children(value = "add", attribute = "capability")
            List<String> added,

            @Children(value = "del", attribute = "capability")
            List<String> removed)
            implements NamespaceExtension {}

    @Element(value = "override", namespace = QEMU, prefix = "qemu")
    record Override(@Children("device") List<OverriddenDevice> devices) implements NamespaceExtension {}

    record OverriddenDevice(
            @Attribute @Required String alias,
            @Children(value = "property", in = "frontend") List<OverriddenProperty> properties) {}

    record OverriddenProperty(
            @Attribute @Required String name,
            @Attribute @Required String type,
            @Attribute @Nullable String value) {}

    /** One line of an index. */
    private record Case(String name, String kind, String input, String expected, String driver, String notes) {}

    @BeforeEach
    void findCorpus() {
        corpus = Documents.corpus().orElse(null);
        assumeTrue(corpus != null, "no corpus at ../shared/corpus beside the project: skipped");
    }

    @Test
    void everyDocumentThatIsReadIsWrittenAndReadTheSame() {
        List<String> different = new ArrayList<>();
        for (Case one : cases("domain-xml")) {
            for (String file : files(one)) {
                boolean live = file.contains(".active.");
                DomainDefinition domain = parse(text(file), live);
                String once = format(domain, live);
                DomainDefinition again = parse(once, live);
                if (!again.equals(domain) || !format(again, live).equals(once)) {
                    different.add(file);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void everyCanonicalDocumentComesBackByteForByte() {
        List<String> different = new ArrayList<>();
        int all = 0;
        for (Case one : cases("domain-xml")) {
            for (String file : files(one)) {
                if (file.contains("/out/")) {
                    all++;
                    boolean live = file.contains(".active.");
                    if (!format(parse(text(file), live), live).equals(text(file))) {
                        different.add(file);
                    }
                }
            }
        }
        System.out.println("canonical domain documents equal: " + (all - different.size()) + " of " + all);
        assertThat(different).isEmpty();
    }

    @Test
    void documentsWithoutDriverBecomeWhatLibvirtMakesOfThem() {
        List<String> different = new ArrayList<>();
        List<Case> cases = cases("domain-xml").stream()
                .filter(one -> one.driver().equals("generic"))
                .toList();
        for (Case one : cases) {
            DomainDefinition domain =
                    GenericCompletion.complete(parse(text(one.input()), false), "x86_64", new Random(1));
            if (!format(domain, false).equals(text(one.expected()))) {
                different.add(one.name());
            }
        }
        System.out.println("generic domain cases equal: " + (cases.size() - different.size()) + " of " + cases.size());
        assertThat(different).isEmpty();
    }

    @Test
    void documentsThatMustBeRefusedAre() {
        List<String> accepted = new ArrayList<>();
        int refused = 0;
        for (Case one : cases("domain-xml-invalid")) {
            if (!one.notes().contains("stage=define")) {
                continue;
            }
            try {
                GenericCompletion.complete(parse(text(one.input()), false), "x86_64", new Random(1));
                accepted.add(one.driver() + " " + one.name());
            } catch (VirtException e) {
                refused++;
            }
        }
        System.out.println(
                "invalid domain cases refused without a driver: " + refused + " of " + (refused + accepted.size()));
        assertThat(refused).isGreaterThanOrEqualTo(REFUSED_WITHOUT_DRIVER);
        assertThat(accepted).noneMatch(name -> name.startsWith("generic "));
    }

    private List<Case> cases(String area) {
        return Documents.read(file(area + "/index.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(columns -> new Case(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]))
                .toList();
    }

    private List<String> files(Case one) {
        List<String> files = new ArrayList<>(List.of(one.input()));
        if (!one.expected().equals("-")) {
            files.add(one.expected());
        }
        for (String note : one.notes().split("; ")) {
            if (note.startsWith("active=")) {
                files.add(note.substring("active=".length()));
            }
        }
        return files;
    }

    private Path file(String name) {
        return Objects.requireNonNull(corpus).resolve(name);
    }

    private String text(String name) {
        return Documents.read(file(name));
    }

    private static DomainDefinition parse(String xml, boolean live) {
        ParseOptions options = live ? ParseOptions.LIVE : ParseOptions.INACTIVE;
        return DomainDocument.parse(xml, options.withExtensions(EXTENSIONS));
    }

    private static String format(DomainDefinition domain, boolean live) {
        return DomainDocument.format(domain, live ? FormatOptions.STATE : FormatOptions.DEFINITION);
    }
}
