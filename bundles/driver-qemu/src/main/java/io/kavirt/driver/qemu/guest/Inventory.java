package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.DomainDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The domains, found by UUID and by name. Reading waits for nobody. */
public final class Inventory {
    private final Map<UUID, ManagedDomain> byUuid = new ConcurrentHashMap<>();
    private final Map<String, ManagedDomain> byName = new ConcurrentHashMap<>();

    public Optional<ManagedDomain> find(UUID uuid) {
        return Optional.ofNullable(byUuid.get(uuid))
                .filter(domain -> domain.view().isKnown());
    }

    public Optional<ManagedDomain> find(String name) {
        // While a domain is renamed it has both names here, and one of them in what is known of it.
        return Optional.ofNullable(byName.get(name))
                .filter(domain -> domain.view().isKnown())
                .filter(domain -> domain.name().equals(name));
    }

    public Optional<ManagedDomain> find(int id) {
        return byUuid.values().stream()
                .filter(domain -> domain.view().ref().id() == id)
                .findFirst();
    }

    /** All domains, in no order. */
    public List<ManagedDomain> all() {
        List<ManagedDomain> all = new ArrayList<>(byUuid.size());
        byUuid.values().stream().filter(domain -> domain.view().isKnown()).forEach(all::add);
        return all;
    }

    /**
     * The domain of the document's UUID, made without a definition if there is none.
     *
     * @throws VirtException OPERATION_FAILED if the name belongs to another domain, or the domain has another name
     */
    public synchronized ManagedDomain claim(DomainDefinition definition) {
        UUID uuid = definition.uuid();
        if (uuid == null) {
            throw new IllegalArgumentException("a completed document has a UUID");
        }
        ManagedDomain known = byUuid.get(uuid);
        ManagedDomain named = byName.get(definition.name());
        if (named != null && named != known) {
            throw taken("The name '" + definition.name() + "' belongs to the domain with UUID " + named.uuid());
        }
        if (known != null && named == null) {
            throw taken("The UUID " + uuid + " belongs to domain '" + known.name() + "', not to '" + definition.name()
                    + "'");
        }
        if (known != null) {
            return known;
        }
        ManagedDomain domain = new ManagedDomain(definition.name(), uuid, null);
        byUuid.put(uuid, domain);
        byName.put(definition.name(), domain);
        return domain;
    }

    /** Whether the domain is still there. */
    public boolean contains(ManagedDomain domain) {
        return byUuid.get(domain.uuid()) == domain;
    }

    /** Makes sure that a domain which has got a definition is found: its guest may have ended in the same moment. */
    public synchronized void keep(ManagedDomain domain) {
        byUuid.putIfAbsent(domain.uuid(), domain);
        byName.putIfAbsent(domain.name(), domain);
    }

    /** Takes out a domain that has neither definition nor guest. */
    public synchronized void removeIfGone(ManagedDomain domain) {
        DomainView view = domain.view();
        if (!view.isKnown()) {
            byUuid.remove(domain.uuid(), domain);
            byName.remove(view.ref().name(), domain);
        }
    }

    /** Reserves a new name for a domain. @throws VirtException OPERATION_INVALID if it is taken */
    public synchronized void reserve(ManagedDomain domain, String newName) {
        ManagedDomain named = byName.get(newName);
        if (named != null) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.QEMU,
                    "The name '" + newName + "' belongs to the domain with UUID " + named.uuid());
        }
        byName.put(newName, domain);
    }

    /** Gives a name free that the domain does not have, or no longer has. */
    public synchronized void release(ManagedDomain domain, String name) {
        byName.remove(name, domain);
    }

    private static VirtException taken(String message) {
        return new VirtException(ErrorCode.OPERATION_FAILED, ErrorDomain.QEMU, message);
    }
}
