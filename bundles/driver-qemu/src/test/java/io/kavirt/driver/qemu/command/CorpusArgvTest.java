package io.kavirt.driver.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.Corpus;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.RecordedCapabilities;
import io.kavirt.driver.qemu.complete.DomainCompletion;
import io.kavirt.driver.qemu.complete.StartPlan;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Command lines against recorded ones, where the document has only what this driver builds. */
class CorpusArgvTest {
    private static final ReadOptions READ =
            new ReadOptions(ErrorDomain.QEMU, true, false, XmlExtensions.of(List.of(QemuNamespace.class)));

    @Test
    void buildsAsRecorded() {
        Corpus corpus = Corpus.orSkip();
        QemuCapabilities qemu = RecordedCapabilities.unresolved(RecordedCapabilities.qemu80(corpus));
        List<String> failed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int passed = 0;
        for (Corpus.Case each : corpus.cases("domain-argv")) {
            boolean latest = each.notes().getOrDefault("caps", "").startsWith("x86_64-latest");
            if (!latest || !each.kind().equals("xml2argv")) {
                continue;
            }
            List<String> expected = Arguments.normal(Arguments.recorded(corpus.text(each.expected())));
            try {
                List<String> actual = Arguments.normal(build(corpus.text(each.input()), qemu));
                if (actual.equals(expected)) {
                    passed++;
                } else {
                    failed.add(each.name());
                    keep(each.name(), expected, actual);
                }
            } catch (VirtException e) {
                assertThat(e.code()).as(each.name() + ": " + e.getMessage()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
                refused.add(each.name() + " (" + e.getMessage() + ")");
            }
        }
        System.out.println("command lines as recorded: " + passed + " of " + (passed + failed.size())
                + " built; others: " + failed + "; refused: " + refused.size());
        if (Boolean.getBoolean("kavirt.corpus.diff")) {
            refused.forEach(System.out::println);
        }
        assertThat(passed).isGreaterThanOrEqualTo(54);
    }

    private static List<String> build(String xml, QemuCapabilities qemu) {
        DomainCompletion completion = new DomainCompletion(new Random(1));
        DomainDefinition complete = completion.forDefine(XmlBinder.read(DomainDefinition.class, xml, READ), qemu);
        AtomicInteger port = new AtomicInteger(5900);
        AtomicInteger tap = new AtomicInteger();
        StartPlan plan = new StartPlan(
                -1, "/tmp/channel", "127.0.0.1", port::getAndIncrement, () -> "vnet" + tap.getAndIncrement());
        DomainDefinition live = completion.forStart(complete, qemu, plan);
        StartContext context = StartContext.of(Path.of("/tmp/monitor")).withMonitorDescriptor(1729);
        return QemuCommandLine.of(live, qemu, context).arguments();
    }

    private static void keep(String name, List<String> expected, List<String> actual) {
        if (!Boolean.getBoolean("kavirt.corpus.diff")) {
            return;
        }
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "kavirt-argv");
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".expected"), expected);
            Files.write(folder.resolve(name + ".actual"), actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
