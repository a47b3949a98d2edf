package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.AffectFlag;
import io.kavirt.api.domain.DefineFlag;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.LifecycleAction;
import io.kavirt.api.domain.LifecycleKind;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.event.DefinedDetail;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.UndefinedDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Definitions: made, found, listed, changed, refused, removed. */
abstract class DefinitionChecks extends IdentityChecks {
    @Test
    void aDefinedDomainIsFound() {
        DomainRef domain = define("found");

        assertThat(domain.name()).isEqualTo(PREFIX + "found");
        assertThat(domain.id()).isEqualTo(DomainRef.INACTIVE);
        Domains domains = session().domains();
        assertThat(domains.domainLookupByName(domain.name())).isEqualTo(domain);
        assertThat(domains.domainLookupByUUID(domain.uuid())).isEqualTo(domain);
        assertThat(domains.listDefinedDomains()).contains(domain.name());
        assertThat(domains.numOfDefinedDomains())
                .isEqualTo(domains.listDefinedDomains().size());
        assertThat(domains.listAllDomains(Set.of())).contains(domain);
        assertThat(session().inspection(domain).isPersistent()).isTrue();
        assertThat(session().inspection(domain).isActive()).isFalse();
        assertThat(session().inspection(domain).osType()).isNotBlank();
        assertThat(session().inspection(domain).info().state()).isEqualTo(DomainState.SHUTOFF);
        awaitEvent(domain, LifecycleType.DEFINED, DefinedDetail.ADDED);
    }

    @Test
    void anUndefinedDomainIsUnknown() {
        DomainRef domain = define("gone");
        session().lifecycle(domain).undefineFlags(Set.of());

        awaitEvent(domain, LifecycleType.UNDEFINED, UndefinedDetail.REMOVED);
        Domains domains = session().domains();
        assertThat(refused(() -> domains.domainLookupByName(domain.name()), ErrorCode.NO_DOMAIN)
                        .getMessage())
                .contains(domain.name());
        assertThat(refused(() -> domains.domainLookupByUUID(domain.uuid()), ErrorCode.NO_DOMAIN)
                        .getMessage())
                .contains(domain.uuid().toString());
        refused(() -> domains.domainLookupByID(2_000_000_000), ErrorCode.NO_DOMAIN);
        refused(() -> session().inspection(domain).info(), ErrorCode.NO_DOMAIN);
        refused(() -> session().lifecycle(domain).createWithFlags(Set.of()), ErrorCode.NO_DOMAIN);
        assertThat(isListed(domain)).isFalse();
    }

    @Test
    void aDefinitionIsReplaced() {
        DomainRef domain = define("replaced");
        events().clear();
        String xml = domainXml(domain.name(), domain.uuid()).replace("</uuid>", "</uuid><title>Second</title>");

        assertThat(session().domains().domainDefineXMLFlags(xml, Set.of())).isEqualTo(domain);

        awaitEvent(domain, LifecycleType.DEFINED, DefinedDetail.UPDATED);
        assertThat(session().inspection(domain).xmlDesc(Set.of())).contains("<title>Second</title>");
    }

    @Test
    void aNameOrUuidThatIsTakenIsRefused() {
        DomainRef domain = define("taken");
        Domains domains = session().domains();

        assertThat(refused(
                                () -> domains.domainDefineXMLFlags(
                                        domainXml(domain.name(), UUID.randomUUID()), Set.of()),
                                ErrorCode.OPERATION_FAILED)
                        .getMessage())
                .contains(domain.name())
                .contains(domain.uuid().toString());
        assertThat(refused(
                                () -> domains.domainDefineXMLFlags(
                                        domainXml(PREFIX + "other", domain.uuid()), Set.of()),
                                ErrorCode.OPERATION_FAILED)
                        .getMessage())
                .contains(domain.uuid().toString());
        assertThat(domains.domainLookupByName(domain.name())).isEqualTo(domain);
        refused(() -> domains.domainLookupByName(PREFIX + "other"), ErrorCode.NO_DOMAIN);
    }

    @Test
    void aWrongDocumentIsRefusedWithItsPlace() {
        String good = domainXml(PREFIX + "wrong", UUID.randomUUID());

        List<String> wrong = List.of(
                good.substring(0, good.length() - 3),
                good.replace("</name>", "</nam>"),
                good.replaceFirst("<uuid>[^<]*</uuid>", "\n<uuid>no-uuid</uuid>"),
                good.replaceFirst("<memory[^>]*>", "<memory unit='bushel'>"));
        for (String xml : wrong) {
            VirtException error = refused(
                    () -> session().domains().domainDefineXMLFlags(xml, Set.of()),
                    ErrorCode.XML_ERROR,
                    ErrorCode.XML_DETAIL);
            assertThat(error.getMessage()).as("place of the fault").containsPattern("[0-9]+");
        }
        refused(
                () -> session().domains().domainDefineXMLFlags("", Set.of()),
                ErrorCode.XML_ERROR,
                ErrorCode.XML_DETAIL);
        refused(
                () -> session().domains().domainDefineXMLFlags("<network/>", Set.of()),
                ErrorCode.XML_ERROR,
                ErrorCode.XML_DETAIL);
        refused(
                () -> session().domains().domainDefineXMLFlags(good.replaceFirst("<name>[^<]*</name>", ""), Set.of()),
                ErrorCode.XML_ERROR,
                ErrorCode.XML_DETAIL,
                ErrorCode.NO_NAME);
        refused(
                () -> session().domains().domainDefineXMLFlags(good.replace(PREFIX, PREFIX + "a/"), Set.of()),
                ErrorCode.XML_ERROR,
                ErrorCode.XML_DETAIL,
                ErrorCode.INVALID_ARG);
        refused(() -> session().domains().domainLookupByName(PREFIX + "wrong"), ErrorCode.NO_DOMAIN);
    }

    @Test
    void anUnknownElementIsIgnoredUnlessValidationIsAskedFor() {
        UUID uuid = UUID.randomUUID();
        String xml = domainXml(PREFIX + "unknown", uuid).replace("</uuid>", "</uuid><nonesuch/>");

        if (has(Behaviour.VALIDATION)) {
            VirtException error = refused(
                    () -> session().domains().domainDefineXMLFlags(xml, Set.of(DefineFlag.VALIDATE)),
                    ErrorCode.XML_INVALID_SCHEMA,
                    ErrorCode.XML_ERROR,
                    ErrorCode.XML_DETAIL);
            assertThat(error.getMessage()).contains("nonesuch");
        }
        DomainRef domain = session().domains().domainDefineXMLFlags(xml, Set.of());
        assertThat(session().inspection(domain).xmlDesc(Set.of())).doesNotContain("nonesuch");
    }

    @Test
    void everyFilterOfTheListHolds() {
        DomainRef domain = define("listed");

        for (ListFlag flag : List.of(
                ListFlag.INACTIVE,
                ListFlag.PERSISTENT,
                ListFlag.SHUTOFF,
                ListFlag.NO_AUTOSTART,
                ListFlag.NO_MANAGEDSAVE,
                ListFlag.NO_SNAPSHOT,
                ListFlag.NO_CHECKPOINT)) {
            assertThat(isListed(domain, flag)).as(flag.name()).isTrue();
        }
        for (ListFlag flag : List.of(
                ListFlag.ACTIVE,
                ListFlag.TRANSIENT,
                ListFlag.RUNNING,
                ListFlag.PAUSED,
                ListFlag.OTHER,
                ListFlag.AUTOSTART,
                ListFlag.MANAGEDSAVE,
                ListFlag.HAS_SNAPSHOT,
                ListFlag.HAS_CHECKPOINT)) {
            assertThat(isListed(domain, flag)).as(flag.name()).isFalse();
        }
        assertThat(isListed(domain, ListFlag.ACTIVE, ListFlag.INACTIVE)).isTrue();
        assertThat(isListed(domain, ListFlag.RUNNING, ListFlag.SHUTOFF)).isTrue();
        assertThat(isListed(domain, ListFlag.INACTIVE, ListFlag.TRANSIENT)).isFalse();
    }

    @Test
    void autostartIsKept() {
        DomainRef domain = define("autostart");

        assertThat(session().lifecycle(domain).autostart()).isFalse();
        session().lifecycle(domain).setAutostart(true);
        assertThat(session().lifecycle(domain).autostart()).isTrue();
        assertThat(isListed(domain, ListFlag.AUTOSTART)).isTrue();
        assertThat(isListed(domain, ListFlag.NO_AUTOSTART)).isFalse();
        session().lifecycle(domain).setAutostart(false);
        assertThat(session().lifecycle(domain).autostart()).isFalse();
    }

    @Test
    void aDomainIsRenamed() {
        DomainRef domain = define("old");
        DomainRef other = define("inuse");
        String name = PREFIX + "new";
        events().clear();
        if (!has("DomainLifecycle.rename")) {
            refused(() -> session().lifecycle(domain).rename(name, Set.of()), ErrorCode.NO_SUPPORT);
            return;
        }

        session().lifecycle(domain).rename(name, Set.of());

        assertThat(session().domains().domainLookupByName(name).uuid()).isEqualTo(domain.uuid());
        assertThat(session().domains().domainLookupByUUID(domain.uuid()).name()).isEqualTo(name);
        refused(() -> session().domains().domainLookupByName(domain.name()), ErrorCode.NO_DOMAIN);
        assertThat(session().inspection(domain).xmlDesc(Set.of())).contains("<name>" + name + "</name>");
        List<DomainEvent.Lifecycle> told = events().lifecycle(domain.uuid());
        assertThat(told)
                .extracting(DomainEvent.Lifecycle::type)
                .containsExactly(LifecycleType.UNDEFINED, LifecycleType.DEFINED);
        assertThat(told)
                .extracting(DomainEvent.Lifecycle::detail)
                .containsExactly(UndefinedDetail.RENAMED.code(), DefinedDetail.RENAMED.code());
        assertThat(told).extracting(event -> event.domain().name()).containsExactly(domain.name(), name);
        refused(
                () -> session().lifecycle(domain).rename(other.name(), Set.of()),
                ErrorCode.OPERATION_INVALID,
                ErrorCode.OPERATION_FAILED);
        refused(() -> session().lifecycle(domain).rename("", Set.of()), ErrorCode.INVALID_ARG);
        refused(() -> session().lifecycle(domain).rename("a/b", Set.of()), ErrorCode.INVALID_ARG, ErrorCode.XML_ERROR);
    }

    @Test
    void theActionsOfTheLifecycleAreSet() {
        DomainRef domain = define("actions");
        if (!has("DomainLifecycle.setLifecycleAction")) {
            refused(
                    () -> session()
                            .lifecycle(domain)
                            .setLifecycleAction(LifecycleKind.CRASH, LifecycleAction.PRESERVE, Set.of()),
                    ErrorCode.NO_SUPPORT);
            return;
        }
        session()
                .lifecycle(domain)
                .setLifecycleAction(LifecycleKind.CRASH, LifecycleAction.PRESERVE, Set.of(AffectFlag.CONFIG));

        assertThat(session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE)))
                .contains("<on_crash>preserve</on_crash>");
        refused(
                () -> session()
                        .lifecycle(domain)
                        .setLifecycleAction(LifecycleKind.CRASH, LifecycleAction.PRESERVE, Set.of(AffectFlag.LIVE)),
                ErrorCode.OPERATION_INVALID);
    }

    @Test
    void aWrittenDocumentDefinesTheSameDomain() {
        DomainRef domain = define("written");
        String xml = session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE, XmlFlag.SECURE));

        session().domains().domainDefineXMLFlags(xml, Set.of());

        assertThat(session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE, XmlFlag.SECURE)))
                .isEqualTo(xml);
        session().lifecycle(domain).undefineFlags(Set.of());
        session().domains().domainDefineXMLFlags(xml, Set.of());
        assertThat(session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE, XmlFlag.SECURE)))
                .isEqualTo(xml);
    }

    @Test
    void manyThreadsDefineListAndUndefine() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String name = "many" + thread + "-";
            work.add(pool.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    DomainRef domain = define(name + i);
                    assertThat(session().domains().domainLookupByName(domain.name()))
                            .isEqualTo(domain);
                    assertThat(isListed(domain)).isTrue();
                    session().lifecycle(domain).undefineFlags(Set.of());
                    assertThat(isListed(domain)).isFalse();
                }
            }));
        }
        pool.shutdown();
        for (Future<?> each : work) {
            each.get(60, TimeUnit.SECONDS);
        }
        // One name, many claimants: exactly one definition wins.
        assertOneWins(threads);
    }

    private void assertOneWins(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Boolean>> claims = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            claims.add(pool.submit(() -> {
                try {
                    define("contended");
                    return true;
                } catch (VirtException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
                    return false;
                }
            }));
        }
        pool.shutdown();
        int won = 0;
        for (Future<Boolean> claim : claims) {
            won += claim.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
    }
}
