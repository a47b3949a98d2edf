package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.driver.Prompt;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.OpenSession;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many domains as the protocol can list. */
class ManyDomainsTest {
    private static final int DOMAINS = 16_384;

    private final FakeDriverContext context = new FakeDriverContext();
    private final TestDriver driver = new TestDriver(context);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void sixteenThousandAreListedAndHandedOver() {
        OpenSession session = OpenSession.open(driver, "test:///default");
        for (int i = 1; i < DOMAINS; i++) {
            session.domains()
                    .domainDefineXMLFlags(
                            "<domain type='test'><name>d" + i
                                    + "</name><memory>1024</memory><os><type>hvm</type></os></domain>",
                            Set.of());
        }
        List<DomainRef> all = session.domains().listAllDomains(Set.of());
        assertThat(all).hasSize(DOMAINS);
        assertThat(session.domains().listAllDomains(Set.of(ListFlag.ACTIVE))).hasSize(1);
        List<DomainStatsRecord> stats = session.domains().allDomainStats(List.of(), Set.of(), Set.of());
        assertThat(stats).hasSize(DOMAINS);
        assertThat(session.domains()
                        .allDomainStats(List.of(all.get(7)), Set.of(), Set.of())
                        .get(0))
                .as("told again, not made again")
                .isSameAs(stats.stream()
                        .filter(each -> each.domain() == all.get(7))
                        .findFirst()
                        .orElseThrow());

        driver.stop();
        OpenSession next = OpenSession.open(new TestDriver(context), "test:///default");

        assertThat(next.domains().listAllDomains(Set.of())).containsExactlyInAnyOrderElementsOf(all);
        DomainRef last = next.domains().domainLookupByName("d" + (DOMAINS - 1));
        assertThat(next.resources(last).maxMemory()).isEqualTo(1024);
    }

    @Test
    void readingAllocatesLittle() {
        OpenSession session = OpenSession.open(driver, "test:///default");
        DomainRef test = session.domains().domainLookupByName("test");
        io.kavirt.api.domain.DomainInspection inspection = session.inspection(test);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Runnable reading = () -> {
            inspection.state(Set.of());
            inspection.xmlDesc(Set.of());
            inspection.info();
            session.domains().domainLookupByUUID(test.uuid());
        };
        for (int i = 0; i < 100; i++) {
            reading.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            reading.run();
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 1000)
                .as("bytes for four reads")
                .isLessThan(512);
    }

    @Test
    void whatReadsFilesIsNotPrompt() throws ReflectiveOperationException {
        for (Class<?> facet : driver.facetClasses()) {
            for (Method method : facet.getDeclaredMethods()) {
                boolean files = method.getName().matches("saveFlags|domainRestoreFlags|domainSaveImage.*|screenshot");
                boolean prompt = facet.isAnnotationPresent(Prompt.class) || method.isAnnotationPresent(Prompt.class);
                if (java.lang.reflect.Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    assertThat(prompt)
                            .as(facet.getSimpleName() + "." + method.getName())
                            .isEqualTo(!files);
                }
            }
        }
    }
}
