package io.kavirt.driver.test;

import io.kavirt.api.Code;
import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.driver.EventSink;
import io.kavirt.api.event.DefinedDetail;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.api.event.UndefinedDetail;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.model.domain.DomainDefinition;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A host that exists in memory. Readers use the maps and snapshots without a lock; what changes the host holds its monitor, and
 * never waits for anything within it.
 */
final class TestHost {
    private final String scope;
    private final NodeInfo node;
    private final EventSink events;
    private final Map<UUID, TestDomain> byUuid = new ConcurrentHashMap<>();
    private final Map<String, TestDomain> byName = new ConcurrentHashMap<>();
    private final Map<Integer, TestDomain> byId = new ConcurrentHashMap<>();
    private int lastId;

    TestHost(String scope, NodeInfo node, EventSink events) {
        this.scope = scope;
        this.node = node;
        this.events = events;
    }

    String scope() {
        return scope;
    }

    NodeInfo node() {
        return node;
    }

    void publish(DomainEvent event) {
        events.publish(event);
    }

    Collection<TestDomain> domains() {
        return byUuid.values();
    }

    Collection<Integer> activeIds() {
        return byId.keySet();
    }

    int countActive() {
        return byId.size();
    }

    int countInactive() {
        return Math.max(0, byUuid.size() - byId.size());
    }

    @Nullable
    TestDomain find(UUID uuid) {
        return byUuid.get(uuid);
    }

    @Nullable
    TestDomain find(String name) {
        return byName.get(name);
    }

    @Nullable
    TestDomain find(int id) {
        return byId.get(id);
    }

    TestDomain get(DomainRef ref) {
        TestDomain domain = byUuid.get(ref.uuid());
        if (domain == null) {
            throw Refusal.noDomain(ref);
        }
        return domain;
    }

    synchronized int lastId() {
        return lastId;
    }

    void requirePresent(TestDomain domain) {
        if (byUuid.get(domain.now().ref().uuid()) != domain) {
            throw Refusal.noDomain(domain.now().ref());
        }
    }

    /** Puts a domain that the previous instance left, without an event. */
    synchronized void restore(Snapshot snapshot) {
        TestDomain domain = new TestDomain(this, snapshot);
        byUuid.put(snapshot.ref().uuid(), domain);
        byName.put(snapshot.name(), domain);
        if (snapshot.isActive()) {
            byId.put(snapshot.ref().id(), domain);
        }
    }

    /** Adds a domain of the host's description, without an event. */
    synchronized void add(DomainDefinition definition, DomainState state, boolean isTransient, boolean managedSave) {
        UUID uuid = Objects.requireNonNull(definition.uuid());
        if (claim(definition.name(), uuid) != null) {
            throw taken("domain '" + definition.name() + "' is described twice");
        }
        Config config = Config.of(definition);
        Snapshot snapshot = Snapshot.defined(definition.name(), uuid, config);
        if (managedSave) {
            SavedGuest saved = new SavedGuest(config.text(true, true), false);
            snapshot = snapshot.withSettings(new Snapshot.Settings(false, false, saved));
        }
        if (state != DomainState.SHUTOFF) {
            int id = ++lastId;
            snapshot = snapshot.started(id, Config.of(definition.withId(id)), new StateAndReason(state, 0));
            if (isTransient) {
                snapshot = snapshot.withConfigs(null, snapshot.live());
            }
        }
        restore(snapshot);
    }

    synchronized void setLastId(int id) {
        lastId = id;
    }

    /** Defines or redefines a domain. */
    synchronized DomainRef define(DomainDefinition definition) {
        Config config = Config.of(definition);
        UUID uuid = Objects.requireNonNull(definition.uuid());
        TestDomain known = claim(definition.name(), uuid);
        if (known == null) {
            Snapshot snapshot = Snapshot.defined(definition.name(), uuid, config);
            restore(snapshot);
            tell(snapshot.ref(), LifecycleType.DEFINED, DefinedDetail.ADDED);
            return snapshot.ref();
        }
        Snapshot before = known.now();
        known.set(before.withConfigs(config, before.live())
                .withSettings(new Snapshot.Settings(
                        before.settings().autostart(),
                        before.isActive(),
                        before.settings().saved())));
        tell(before.ref(), LifecycleType.DEFINED, DefinedDetail.UPDATED);
        return before.ref();
    }

    /** Starts a guest from a document: of a transient domain, or of a defined one for this run. */
    synchronized DomainRef createFrom(DomainDefinition definition, boolean paused, boolean restored) {
        UUID uuid = Objects.requireNonNull(definition.uuid());
        TestDomain known = claim(definition.name(), uuid);
        if (known != null && known.now().isActive()) {
            throw Refusal.invalidOperation("domain '" + definition.name() + "' is already active");
        }
        Config config = Config.of(definition);
        if (known == null) {
            Snapshot fresh = Snapshot.defined(definition.name(), uuid, config).withConfigs(null, config);
            known = new TestDomain(this, fresh);
        }
        return start(known, definition, paused, restored);
    }

    /** Starts a defined domain, from its managed save image unless {@code fresh}. */
    synchronized DomainRef start(TestDomain domain, boolean paused, boolean fresh) {
        requirePresent(domain);
        Snapshot before = domain.now();
        if (before.isActive()) {
            throw Refusal.invalidOperation("domain is already running: '" + before.name() + "' has id "
                    + before.ref().id());
        }
        SavedGuest saved = fresh ? null : before.settings().saved();
        if (saved == null) {
            return start(domain, before.definition(), paused, false);
        }
        return start(domain, Documents.parse(saved.xml(), false), paused || saved.paused(), true);
    }

    private DomainRef start(TestDomain domain, DomainDefinition definition, boolean paused, boolean restored) {
        int id = ++lastId;
        Config running = Config.of(definition.withId(id));
        StateAndReason state = paused
                ? new StateAndReason(DomainState.PAUSED, PausedReason.USER.code())
                : new StateAndReason(
                        DomainState.RUNNING, (restored ? RunningReason.RESTORED : RunningReason.BOOTED).code());
        Snapshot after = domain.now().started(id, running, state);
        domain.set(after);
        // A transient domain comes into sight here, when it is complete.
        byUuid.put(after.ref().uuid(), domain);
        byName.put(after.name(), domain);
        byId.put(id, domain);
        tell(after.ref(), LifecycleType.STARTED, restored ? StartedDetail.RESTORED : StartedDetail.BOOTED);
        if (paused) {
            tell(after.ref(), LifecycleType.SUSPENDED, restored ? SuspendedDetail.RESTORED : SuspendedDetail.PAUSED);
        }
        return after.ref();
    }

    /** Stops a guest; a transient domain goes. */
    synchronized void stop(TestDomain domain, ShutoffReason reason, StoppedDetail detail, @Nullable SavedGuest saved) {
        requirePresent(domain);
        Snapshot before = domain.active();
        Snapshot after = before.stopped(reason);
        if (saved != null) {
            after = after.withSettings(new Snapshot.Settings(after.settings().autostart(), false, saved));
        }
        byId.remove(before.ref().id(), domain);
        domain.set(after);
        if (!before.isPersistent()) {
            remove(after.ref());
        }
        tell(after.ref(), LifecycleType.STOPPED, detail);
    }

    /** Removes a definition. */
    synchronized void undefine(TestDomain domain, boolean withSaved) {
        requirePresent(domain);
        Snapshot before = domain.now();
        if (!before.isPersistent()) {
            throw Refusal.invalidOperation("cannot undefine transient domain '" + before.name() + "'");
        }
        if (before.settings().saved() != null && !withSaved) {
            throw Refusal.invalidOperation("Refusing to undefine while domain managed save image exists: '"
                    + before.name() + "' has one, flag MANAGED_SAVE removes it too");
        }
        if (before.isActive()) {
            domain.set(before.withConfigs(null, before.live()).withSettings(Snapshot.Settings.NONE));
        } else {
            remove(before.ref());
        }
        tell(before.ref(), LifecycleType.UNDEFINED, UndefinedDetail.REMOVED);
    }

    /** Renames a domain that is not active. */
    synchronized void rename(TestDomain domain, String name) {
        requirePresent(domain);
        Snapshot before = domain.now();
        if (before.isActive()) {
            throw Refusal.invalidOperation("cannot rename active domain '" + before.name() + "'");
        }
        if (name.equals(before.name())) {
            throw Refusal.invalidOperation("Can't rename domain to itself: it is '" + name + "' already");
        }
        if (byName.containsKey(name)) {
            throw Refusal.invalidOperation("domain with name '" + name + "' already exists");
        }
        if (before.settings().saved() != null) {
            throw Refusal.invalidOperation(
                    "domain '" + before.name() + "' has a managed save image and cannot be renamed");
        }
        DomainDefinition renamed = before.definition().withName(name);
        Snapshot after = before.withName(name, Config.of(renamed));
        byName.put(name, domain);
        domain.set(after);
        byName.remove(before.name(), domain);
        tell(before.ref(), LifecycleType.UNDEFINED, UndefinedDetail.RENAMED);
        tell(after.ref(), LifecycleType.DEFINED, DefinedDetail.RENAMED);
    }

    private void remove(DomainRef ref) {
        byName.remove(ref.name());
        byUuid.remove(ref.uuid());
    }

    /** The domain that a document is of; null for a new one. */
    private @Nullable TestDomain claim(String name, UUID uuid) {
        TestDomain known = byUuid.get(uuid);
        if (known != null) {
            if (!known.now().name().equals(name)) {
                throw taken("domain '" + known.now().name() + "' is already defined with uuid " + uuid + ", not '"
                        + name + "'");
            }
            return known;
        }
        TestDomain namesake = byName.get(name);
        if (namesake != null) {
            throw taken("domain '" + name + "' already exists with uuid "
                    + namesake.now().ref().uuid() + ", not " + uuid);
        }
        return null;
    }

    private static VirtException taken(String reason) {
        return new VirtException(ErrorCode.OPERATION_FAILED, ErrorDomain.DOMAIN, "operation failed: " + reason);
    }

    private void tell(DomainRef ref, LifecycleType type, Code detail) {
        publish(new DomainEvent.Lifecycle(ref, type, detail.code()));
    }
}
