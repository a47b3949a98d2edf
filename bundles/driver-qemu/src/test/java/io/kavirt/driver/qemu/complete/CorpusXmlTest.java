package io.kavirt.driver.qemu.complete;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.Corpus;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.RecordedCapabilities;
import io.kavirt.driver.qemu.command.QemuNamespace;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.WriteOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Completed documents against recorded ones. */
class CorpusXmlTest {
    private static final ReadOptions READ =
            new ReadOptions(ErrorDomain.QEMU, true, false, XmlExtensions.of(List.of(QemuNamespace.class)));

    @Test
    void completesAsRecorded() {
        Corpus corpus = Corpus.orSkip();
        QemuCapabilities qemu = RecordedCapabilities.unresolved(RecordedCapabilities.qemu80(corpus));
        DomainCompletion completion = new DomainCompletion(new Random(1));
        List<String> failed = new ArrayList<>();
        int passed = 0;
        for (Corpus.Case each : corpus.cases("domain-xml")) {
            boolean latest = each.notes().getOrDefault("caps", "").startsWith("x86_64-latest");
            if (!each.driver().equals("qemu") || !each.kind().equals("xml2xml") || !latest) {
                continue;
            }
            String expected = corpus.text(each.expected());
            String actual;
            try {
                DomainDefinition domain = XmlBinder.read(DomainDefinition.class, corpus.text(each.input()), READ);
                actual = XmlBinder.write(completion.forDefine(domain, qemu), new WriteOptions(true, true));
            } catch (VirtException e) {
                actual = e.getMessage();
            }
            if (plain(actual).equals(plain(expected))) {
                passed++;
            } else {
                failed.add(each.name());
                report(each.name(), expected, actual);
            }
        }
        System.out.println("completed documents as recorded: " + passed + " of " + (passed + failed.size())
                + "; others: " + failed);
        assertThat(passed).isGreaterThanOrEqualTo(53);
    }

    /** The recorded documents are as read: ports of USB devices, which a definition gets, are not in them. */
    private static String plain(String xml) {
        return xml.strip()
                .replaceAll("\\n *<address type='usb'[^>]*/>", "")
                .replaceAll("<((\\w+)[^>]*)>\\n *</\\2>", "<$1/>");
    }

    private static void report(String name, String expected, String actual) {
        if (!Boolean.getBoolean("kavirt.corpus.diff")) {
            return;
        }
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "kavirt-corpus");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".expected"), expected.strip() + "\n");
            Files.writeString(folder.resolve(name + ".actual"), actual.strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
