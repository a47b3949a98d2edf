package io.kavirt.driver.test;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.DefineFlag;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.SaveImageXmlFlag;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.api.domain.StatsType;
import io.kavirt.api.driver.Prompt;
import io.kavirt.model.domain.DomainDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The domains of a host. */
final class DomainsFacet implements Domains {
    private static final Set<CreateFlag> CREATE = EnumSet.of(CreateFlag.PAUSED, CreateFlag.VALIDATE);
    private static final int LIST_BITS_OF_STATS = DomainLists.bits(EnumSet.range(StatsFlag.ACTIVE, StatsFlag.OTHER));

    private final TestHost host;

    DomainsFacet(TestHost host) {
        this.host = host;
    }

    @Override
    @Prompt
    public int numOfDomains() {
        return host.countActive();
    }

    @Override
    @Prompt
    public List<Integer> listDomains() {
        return new ArrayList<>(host.activeIds());
    }

    @Override
    @Prompt
    public int numOfDefinedDomains() {
        return host.countInactive();
    }

    @Override
    @Prompt
    public List<String> listDefinedDomains() {
        Collection<TestDomain> domains = host.domains();
        List<String> names = new ArrayList<>(domains.size());
        for (TestDomain domain : domains) {
            Snapshot now = domain.now();
            if (!now.isActive()) {
                names.add(now.name());
            }
        }
        return names;
    }

    @Override
    @Prompt
    public List<DomainRef> listAllDomains(Set<ListFlag> flags) {
        int wanted = DomainLists.bits(flags);
        Collection<TestDomain> domains = host.domains();
        List<DomainRef> refs = new ArrayList<>(domains.size());
        for (TestDomain domain : domains) {
            Snapshot now = domain.now();
            if (wanted == 0 || now.isListed(wanted)) {
                refs.add(now.ref());
            }
        }
        return refs;
    }

    @Override
    @Prompt
    public DomainRef domainLookupByID(int id) {
        TestDomain domain = host.find(id);
        if (domain == null) {
            throw Refusal.noDomain("id " + id);
        }
        return domain.now().ref();
    }

    @Override
    @Prompt
    public DomainRef domainLookupByName(String name) {
        TestDomain domain = host.find(name);
        if (domain == null) {
            throw Refusal.noDomain("name '" + name + "'");
        }
        return domain.now().ref();
    }

    @Override
    @Prompt
    public DomainRef domainLookupByUUID(UUID uuid) {
        TestDomain domain = host.find(uuid);
        if (domain == null) {
            throw Refusal.noDomain("uuid '" + uuid + "'");
        }
        return domain.now().ref();
    }

    @Override
    @Prompt
    public DomainRef domainCreateXML(String xml, Set<CreateFlag> flags) {
        Refusal.flags("domainCreateXML", flags, CREATE);
        DomainDefinition definition = Documents.read(xml, flags.contains(CreateFlag.VALIDATE));
        return host.createFrom(definition, flags.contains(CreateFlag.PAUSED), false);
    }

    @Override
    @Prompt
    public DomainRef domainDefineXMLFlags(String xml, Set<DefineFlag> flags) {
        return host.define(Documents.read(xml, flags.contains(DefineFlag.VALIDATE)));
    }

    @Override
    public void domainRestoreFlags(String from, @Nullable String xml, Set<SaveRestoreFlag> flags) {
        SavingFacet.checkFlags("domainRestoreFlags", flags);
        SavedGuest saved = SavedGuest.read(from);
        DomainDefinition definition = Documents.parse(saved.xml(), false);
        if (xml != null) {
            definition = Documents.sameDomain(Documents.read(xml, false), Documents.refOf(definition));
        }
        host.createFrom(definition, SavingFacet.paused(flags, saved.paused()), true);
    }

    @Override
    public String domainSaveImageXMLDesc(String file, Set<SaveImageXmlFlag> flags) {
        DomainDefinition definition = Documents.parse(SavedGuest.read(file).xml(), false);
        return Documents.format(definition, true, flags.contains(SaveImageXmlFlag.SECURE));
    }

    @Override
    public void domainSaveImageDefineXML(String file, String xml, Set<SaveRestoreFlag> flags) {
        SavingFacet.checkFlags("domainSaveImageDefineXML", flags);
        SavedGuest saved = SavedGuest.read(file);
        DomainRef ref = Documents.refOf(Documents.parse(saved.xml(), false));
        DomainDefinition definition = Documents.sameDomain(Documents.read(xml, false), ref);
        new SavedGuest(Documents.format(definition, true, true), SavingFacet.paused(flags, saved.paused()))
                .write(ref.name(), file);
    }

    @Override
    @Prompt
    public List<DomainStatsRecord> allDomainStats(List<DomainRef> domains, Set<StatsType> stats, Set<StatsFlag> flags) {
        if (flags.contains(StatsFlag.ENFORCE_STATS)) {
            enforce(stats);
        }
        boolean state = stats.isEmpty() || stats.contains(StatsType.STATE);
        int wanted = DomainLists.bits(flags) & LIST_BITS_OF_STATS;
        if (domains.isEmpty()) {
            List<DomainStatsRecord> records = new ArrayList<>(host.domains().size());
            for (TestDomain domain : host.domains()) {
                addStats(records, domain, wanted, state);
            }
            return records;
        }
        List<DomainStatsRecord> records = new ArrayList<>(domains.size());
        for (DomainRef ref : domains) {
            TestDomain domain = host.find(ref.uuid());
            if (domain != null) {
                addStats(records, domain, wanted, state);
            }
        }
        return records;
    }

    private static void addStats(List<DomainStatsRecord> records, TestDomain domain, int wanted, boolean state) {
        Snapshot now = domain.now();
        if (wanted == 0 || now.isListed(wanted)) {
            records.add(state ? now.stateStats() : new DomainStatsRecord(now.ref(), TypedParameters.of()));
        }
    }

    private static void enforce(Set<StatsType> stats) {
        Set<StatsType> missing = stats.isEmpty() ? EnumSet.noneOf(StatsType.class) : EnumSet.copyOf(stats);
        missing.remove(StatsType.STATE);
        if (!missing.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "argument unsupported: Stats types bits 0x" + Integer.toHexString(DomainLists.bits(missing)) + " "
                            + missing + " are not supported by this daemon, accepted is STATE");
        }
    }
}
