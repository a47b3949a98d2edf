package io.kavirt.driver.qemu.facet;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.DefineFlag;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.SaveImageXmlFlag;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.api.domain.StatsType;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.DefinedDetail;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.complete.DefinitionChecks;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.state.DefinitionStore;
import io.kavirt.model.domain.DomainDefinition;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All domains: listed, found, defined, started from documents and files. */
public final class QemuDomains implements Domains {
    private final Hypervisor hypervisor;
    private final Call call;
    private final SaveImages images;

    public QemuDomains(Hypervisor hypervisor, Call call) {
        this.hypervisor = hypervisor;
        this.call = call;
        this.images = new SaveImages(hypervisor);
    }

    @Override
    @Prompt
    public int numOfDomains() {
        return (int) active().count();
    }

    @Override
    @Prompt
    public List<Integer> listDomains() {
        return active().map(view -> view.ref().id()).sorted().toList();
    }

    @Override
    @Prompt
    public int numOfDefinedDomains() {
        return (int) inactive().count();
    }

    @Override
    @Prompt
    public List<String> listDefinedDomains() {
        return inactive().map(view -> view.ref().name()).toList();
    }

    @Override
    @Prompt
    public List<DomainRef> listAllDomains(Set<ListFlag> flags) {
        return views().filter(view -> Filters.matches(view, flags))
                .map(DomainView::ref)
                .toList();
    }

    @Override
    @Prompt
    public DomainRef domainLookupByID(int id) {
        return hypervisor
                .inventory()
                .find(id)
                .filter(domain -> id > 0)
                .map(ManagedDomain::ref)
                .orElseThrow(() -> Domain.unknown("no active domain has the id " + id));
    }

    @Override
    @Prompt
    public DomainRef domainLookupByName(String name) {
        return hypervisor
                .inventory()
                .find(name)
                .map(ManagedDomain::ref)
                .orElseThrow(() -> Domain.unknown("no domain has the name '" + name + "'"));
    }

    @Override
    @Prompt
    public DomainRef domainLookupByUUID(UUID uuid) {
        return hypervisor
                .inventory()
                .find(uuid)
                .map(ManagedDomain::ref)
                .orElseThrow(() -> Domain.unknown("no domain has the UUID " + uuid));
    }

    @Override
    public DomainRef domainCreateXML(String xml, Set<CreateFlag> flags) {
        DomainDefinition definition = complete(xml, flags.contains(CreateFlag.VALIDATE));
        return new Starts(hypervisor).createTransient(definition, flags, call);
    }

    @Override
    public DomainRef domainDefineXMLFlags(String xml, Set<DefineFlag> flags) {
        DomainDefinition definition = complete(xml, flags.contains(DefineFlag.VALIDATE));
        while (true) {
            ManagedDomain domain = hypervisor.inventory().claim(definition);
            synchronized (domain.configLock()) {
                // It may have been removed between the claim and the lock.
                if (hypervisor.inventory().contains(domain)) {
                    return define(domain, definition);
                }
            }
        }
    }

    private DomainRef define(ManagedDomain domain, DomainDefinition definition) {
        try {
            hypervisor.definitions().write(definition);
            boolean saved = Files.exists(hypervisor.managedSave(definition.name()));
            DefinedDetail detail = domain.view().isPersistent() ? DefinedDetail.UPDATED : DefinedDetail.ADDED;
            DomainView after = domain.change(
                    view -> view.withConfig(definition)
                            .withAutostart(view.autostart())
                            .withManagedSave(saved),
                    view -> hypervisor.events().defined(view.ref(), detail));
            hypervisor.inventory().keep(domain);
            return after.ref();
        } finally {
            hypervisor.inventory().removeIfGone(domain);
        }
    }

    private DomainDefinition complete(String xml, boolean validate) {
        DomainDefinition parsed = hypervisor.withoutRun(hypervisor.documents().parse(xml, validate));
        DefinitionStore.checkName(parsed.name());
        DomainDefinition named = parsed.uuid() == null
                ? hypervisor
                        .inventory()
                        .find(parsed.name())
                        .map(known -> refuseSecond(parsed, known))
                        .orElseGet(() -> parsed.withUuid(UUID.randomUUID()))
                : parsed;
        QemuCapabilities qemu = hypervisor.capabilitiesOf(named);
        DomainDefinition complete = hypervisor.completion().forDefine(named, qemu);
        DefinitionChecks.check(complete, qemu);
        return complete;
    }

    /** A document without a UUID is a new domain, so its name must be free. */
    private static DomainDefinition refuseSecond(DomainDefinition parsed, ManagedDomain known) {
        throw new VirtException(
                ErrorCode.OPERATION_FAILED,
                ErrorDomain.QEMU,
                "The name '" + parsed.name() + "' belongs to the domain with UUID " + known.uuid()
                        + "; a document that is to replace its definition carries that UUID");
    }

    @Override
    public void domainRestoreFlags(String from, @Nullable String xml, Set<SaveRestoreFlag> flags) {
        images.restore(from, xml, flags, call);
    }

    @Override
    public void domainRestoreParams(TypedParameters parameters, Set<SaveRestoreFlag> flags) {
        images.restore(SaveImages.fileOf(parameters), parameters.text("dxml").orElse(null), flags, call);
    }

    @Override
    public String domainSaveImageXMLDesc(String file, Set<SaveImageXmlFlag> flags) {
        return images.document(file, flags);
    }

    @Override
    public void domainSaveImageDefineXML(String file, String xml, Set<SaveRestoreFlag> flags) {
        images.define(file, xml, flags);
    }

    @Override
    public List<DomainStatsRecord> allDomainStats(List<DomainRef> domains, Set<StatsType> stats, Set<StatsFlag> flags) {
        Stream<ManagedDomain> chosen = domains.isEmpty()
                ? hypervisor.inventory().all().stream()
                : domains.stream().map(ref -> Domain.of(hypervisor.inventory(), ref));
        StatsCollector collector = new StatsCollector(hypervisor, call, stats, flags);
        List<DomainStatsRecord> records = new ArrayList<>();
        chosen.forEach(domain -> {
            DomainView view = domain.view();
            if (view.isKnown() && Filters.matchesStats(view, flags)) {
                records.add(collector.collect(domain, view));
            }
        });
        return records;
    }

    private Stream<DomainView> views() {
        return hypervisor.inventory().all().stream().map(ManagedDomain::view).filter(DomainView::isKnown);
    }

    private Stream<DomainView> active() {
        return views().filter(DomainView::isActive);
    }

    private Stream<DomainView> inactive() {
        return views().filter(view -> view.isPersistent() && !view.isActive());
    }
}
