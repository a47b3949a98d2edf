package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.NoFlag;
import io.kavirt.api.domain.AffectFlag;
import io.kavirt.api.domain.ControlInfo;
import io.kavirt.api.domain.ControlState;
import io.kavirt.api.domain.DomainInfo;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.MessageType;
import io.kavirt.api.domain.MetadataType;
import io.kavirt.api.domain.SecurityLabel;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.linux.process.ProcessStat;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.MetadataElements;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a domain is and does. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuInspection extends DomainFacet implements DomainInspection {
    public QemuInspection(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    @Prompt
    public DomainInfo info() {
        DomainView view = view();
        DomainDefinition definition = view.current();
        Guest guest = view.guest();
        long memory = view.isActive() ? view.balloonKib() : definition.currentMemoryKib();
        return new DomainInfo(
                view.state(),
                definition.memoryKib(),
                memory,
                definition.vcpu().online(),
                guest == null ? 0 : cpuNanos(guest));
    }

    static long cpuNanos(Guest guest) {
        return stat(guest).map(stat -> stat.userNanos() + stat.systemNanos()).orElse(0L);
    }

    static Optional<ProcessStat> stat(Guest guest) {
        return guest.processStat();
    }

    @Override
    @Prompt
    public StateAndReason state(Set<NoFlag> flags) {
        DomainView view = view();
        return new StateAndReason(view.state(), view.reason());
    }

    @Override
    @Prompt
    public String xmlDesc(Set<XmlFlag> flags) {
        DomainView view = view();
        boolean inactive = flags.contains(XmlFlag.INACTIVE);
        boolean migratable = flags.contains(XmlFlag.MIGRATABLE);
        DomainDefinition definition = inactive ? view.next() : view.current();
        boolean asInactive = inactive || migratable || !view.isActive();
        boolean secure = flags.contains(XmlFlag.SECURE) || migratable;
        DomainDefinition shown =
                asInactive && definition == view.live() ? hypervisor.withoutRun(definition) : definition;
        return hypervisor.documents().format(shown, asInactive, secure, migratable);
    }

    @Override
    @Prompt
    public String osType() {
        return view().current().os().type().text();
    }

    @Override
    @Prompt
    public boolean isActive() {
        return view().isActive();
    }

    @Override
    @Prompt
    public boolean isPersistent() {
        return view().isPersistent();
    }

    @Override
    @Prompt
    public boolean isUpdated() {
        return view().updated();
    }

    @Override
    @Prompt
    public ControlInfo controlInfo(Set<NoFlag> flags) {
        Guest guest = guest();
        if (!guest.isReachable()) {
            return new ControlInfo(ControlState.ERROR, 1, 0);
        }
        boolean busy = domain.gate().running() != null;
        return new ControlInfo(busy ? ControlState.JOB : ControlState.OK, 0, 0);
    }

    @Override
    public void setMetadata(
            MetadataType type,
            @Nullable String metadata,
            @Nullable String key,
            @Nullable String uri,
            Set<AffectFlag> flags) {
        UnaryOperator<DomainDefinition> change = change(type, metadata, key, uri);
        Impact impact = Impact.of(view(), flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG));
        try (JobGate.Job job = job("set metadata")) {
            if (impact.live()) {
                changeLive(guest(), change);
            }
            if (impact.config()) {
                changeConfig(change);
            }
        }
        hypervisor
                .events()
                .publish(new DomainEvent.MetadataChange(domain.ref(), type, type == MetadataType.ELEMENT ? uri : null));
    }

    private UnaryOperator<DomainDefinition> change(
            MetadataType type, @Nullable String metadata, @Nullable String key, @Nullable String uri) {
        switch (type) {
            case TITLE:
                if (metadata != null && metadata.indexOf('\n') >= 0) {
                    throw error(ErrorCode.INVALID_ARG, "The title '" + metadata + "' has more than one line");
                }
                return definition -> definition.withTitle(emptyToNull(metadata));
            case DESCRIPTION:
                return definition -> definition.withDescription(emptyToNull(metadata));
            default:
                if (uri == null || uri.isEmpty()) {
                    throw error(ErrorCode.INVALID_ARG, "The namespace of a metadata element is missing");
                }
                // Tried at once, so that a wrong element is refused before anything has changed.
                MetadataElements.replace(null, uri, key, metadata, ErrorDomain.QEMU);
                return definition -> definition.withMetadata(
                        MetadataElements.replace(definition.metadata(), uri, key, metadata, ErrorDomain.QEMU));
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    @Override
    @Prompt
    public String metadata(MetadataType type, @Nullable String uri, Set<AffectFlag> flags) {
        DomainDefinition definition =
                Impact.read(view(), flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG));
        @Nullable
        String found =
                switch (type) {
                    case TITLE -> definition.title();
                    case DESCRIPTION -> definition.description();
                    case ELEMENT ->
                        uri == null
                                ? null
                                : MetadataElements.find(definition.metadata(), uri, ErrorDomain.QEMU)
                                        .orElse(null);
                };
        if (found == null) {
            throw error(
                    ErrorCode.NO_DOMAIN_METADATA,
                    "Domain '" + domain.name() + "' has no "
                            + (type == MetadataType.ELEMENT
                                    ? "metadata of namespace '" + uri + "'"
                                    : type.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return found;
    }

    @Override
    @Prompt
    public List<String> messages(Set<MessageType> flags) {
        Guest guest = view().guest();
        boolean wanted = flags.isEmpty() || flags.contains(MessageType.TAINTING);
        return guest == null || !wanted
                ? List.of()
                : guest.taints().stream().map(taint -> "tainted: " + taint).toList();
    }

    @Override
    @Prompt
    public SecurityLabel securityLabel() {
        return new SecurityLabel("", false);
    }
}
