package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.VirtException;
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
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.xml.MetadataElements;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a domain is. */
@Prompt
final class InspectionFacet implements DomainInspection {
    private static final ControlInfo READY = new ControlInfo(ControlState.OK, 0, 0);
    private static final SecurityLabel LABEL = new SecurityLabel("libvirt-test", true);
    private static final SecurityLabel NO_LABEL = new SecurityLabel("", false);

    private final TestDomain domain;

    InspectionFacet(TestDomain domain) {
        this.domain = domain;
    }

    /** The processor time is made up: it is the clock of the host. */
    @Override
    public DomainInfo info() {
        Snapshot now = domain.now();
        DomainDefinition definition = now.definition();
        return new DomainInfo(
                now.state(),
                definition.memoryKib(),
                definition.currentMemoryKib(),
                currentVcpus(definition),
                now.isActive() ? System.currentTimeMillis() * 1_000_000 : 0);
    }

    static int currentVcpus(DomainDefinition definition) {
        Vcpu vcpu = definition.vcpu();
        Integer current = vcpu.current();
        return current == null ? vcpu.count() : current;
    }

    @Override
    public StateAndReason state(Set<NoFlag> flags) {
        return domain.now().stateAndReason();
    }

    @Override
    public String xmlDesc(Set<XmlFlag> flags) {
        Snapshot now = domain.now();
        Config persistent = now.persistent();
        boolean inactive = !now.isActive() || !flags.isEmpty() && flags.contains(XmlFlag.INACTIVE);
        Config config = inactive && persistent != null ? persistent : now.current();
        return config.text(inactive, !flags.isEmpty() && flags.contains(XmlFlag.SECURE));
    }

    @Override
    public String osType() {
        return "linux";
    }

    @Override
    public boolean isActive() {
        return domain.now().isActive();
    }

    @Override
    public boolean isPersistent() {
        return domain.now().isPersistent();
    }

    @Override
    public boolean isUpdated() {
        return domain.now().settings().updated();
    }

    @Override
    public ControlInfo controlInfo(Set<NoFlag> flags) {
        domain.active();
        return READY;
    }

    @Override
    public List<String> messages(Set<MessageType> flags) {
        return List.of();
    }

    @Override
    public SecurityLabel securityLabel() {
        return domain.now().isActive() ? LABEL : NO_LABEL;
    }

    @Override
    public void setMetadata(
            MetadataType type,
            @Nullable String metadata,
            @Nullable String key,
            @Nullable String uri,
            Set<AffectFlag> flags) {
        String value = metadata == null || metadata.isEmpty() ? null : metadata;
        if (type == MetadataType.TITLE && value != null && value.indexOf('\n') >= 0) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG,
                    "metadata title can't contain newlines: '" + value.replace("\n", "\\n") + "'");
        }
        if (type == MetadataType.ELEMENT && (uri == null || uri.isEmpty())) {
            throw Refusal.of(ErrorCode.INVALID_ARG, "uri in virDomainSetMetadata must not be NULL or empty");
        }
        synchronized (domain.host()) {
            domain.change(
                    before -> Targets.of(before, flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG))
                            .apply(before, definition -> with(definition, type, value, key, uri)));
            domain.host()
                    .publish(new DomainEvent.MetadataChange(
                            domain.now().ref(), type, type == MetadataType.ELEMENT ? uri : null));
        }
    }

    private static DomainDefinition with(
            DomainDefinition definition,
            MetadataType type,
            @Nullable String value,
            @Nullable String key,
            @Nullable String uri) {
        return switch (type) {
            case DESCRIPTION -> definition.withDescription(value);
            case TITLE -> definition.withTitle(value);
            case ELEMENT ->
                definition.withMetadata(MetadataElements.replace(
                        definition.metadata(),
                        java.util.Objects.requireNonNull(uri),
                        key,
                        value,
                        io.kavirt.api.ErrorDomain.TEST));
        };
    }

    @Override
    public String metadata(MetadataType type, @Nullable String uri, Set<AffectFlag> flags) {
        DomainDefinition definition =
                Targets.read(domain.now(), flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG));
        Optional<String> value =
                switch (type) {
                    case DESCRIPTION -> Optional.ofNullable(definition.description());
                    case TITLE -> Optional.ofNullable(definition.title());
                    case ELEMENT -> element(definition, uri);
                };
        return value.orElseThrow(() -> noMetadata(type, uri));
    }

    private static Optional<String> element(DomainDefinition definition, @Nullable String uri) {
        if (uri == null || uri.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_ARG, "uri in virDomainGetMetadata must not be NULL or empty");
        }
        return MetadataElements.find(definition.metadata(), uri, io.kavirt.api.ErrorDomain.TEST);
    }

    private static VirtException noMetadata(MetadataType type, @Nullable String uri) {
        String which = type == MetadataType.ELEMENT ? "of namespace '" + uri + "'" : type.toString();
        return Refusal.of(
                ErrorCode.NO_DOMAIN_METADATA,
                "metadata not found: Requested metadata element is not present (" + which + ")");
    }
}
