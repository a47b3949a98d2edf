package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverDirectories;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.QemuCapabilitiesCache;
import io.kavirt.driver.qemu.command.QemuNamespace;
import io.kavirt.driver.qemu.complete.DomainCompletion;
import io.kavirt.driver.qemu.qmp.QmpReactor;
import io.kavirt.driver.qemu.state.DefinitionStore;
import io.kavirt.driver.qemu.state.Documents;
import io.kavirt.driver.qemu.state.LiveStore;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.host.HostFacts;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.XmlExtensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** What all operations on guests share: the domains, their stores, and the ways to QEMU. */
public final class Hypervisor {
    /** The driver's name. */
    public static final String NAME = "qemu";

    /** The one scope of the driver's events. */
    public static final String SCOPE = "system";

    private final QemuSettings settings;
    private final DriverContext context;
    private final DriverDirectories directories;
    private final QemuCapabilitiesCache capabilities;
    private final Documents documents = new Documents(XmlExtensions.of(List.of(QemuNamespace.class)));
    private final DomainCompletion completion = new DomainCompletion();
    private final HostFacts host = new HostFacts();
    private final Inventory inventory = new Inventory();
    private final AtomicInteger lastId = new AtomicInteger();
    private final DefinitionStore definitions;
    private final LiveStore liveStore;
    private final LiveWriter liveWriter;
    private final Events events;
    private final QmpReactor reactor;
    private final GuestStopper stopper;
    private final GuestStarter starter;
    private final GuestSaver saver;
    private final Recovery recovery;
    private final EventTranslator translator;
    private final GuestEnd guestEnd;

    public Hypervisor(
            QemuSettings settings,
            DriverContext context,
            DriverDirectories directories,
            QemuCapabilitiesCache capabilities) {
        this.settings = settings;
        this.context = context;
        this.directories = directories;
        this.capabilities = capabilities;
        this.definitions = new DefinitionStore(directories.definitions(), documents);
        this.liveStore = new LiveStore(directories.live());
        this.liveWriter = new LiveWriter(liveStore, documents, context.executor());
        this.events = new Events(context.events(SCOPE));
        // Listeners run on the reactor's own thread, so that what an event changed is there when a later reply arrives.
        this.reactor = new QmpReactor("kavirt-qemu-monitors", Runnable::run);
        this.stopper = new GuestStopper(this);
        this.guestEnd = new GuestEnd(this);
        this.translator = new EventTranslator(this, guestEnd);
        this.starter = new GuestStarter(this);
        this.saver = new GuestSaver(this);
        this.recovery = new Recovery(this);
    }

    public QemuSettings settings() {
        return settings;
    }

    public DriverContext context() {
        return context;
    }

    ExecutorService executor() {
        return context.executor();
    }

    public QemuCapabilitiesCache capabilities() {
        return capabilities;
    }

    public Documents documents() {
        return documents;
    }

    public DomainCompletion completion() {
        return completion;
    }

    public HostFacts host() {
        return host;
    }

    public Inventory inventory() {
        return inventory;
    }

    public DefinitionStore definitions() {
        return definitions;
    }

    LiveStore liveStore() {
        return liveStore;
    }

    LiveWriter liveWriter() {
        return liveWriter;
    }

    /** Writes the live state of a guest of which something changed. */
    public void keep(Guest guest) {
        liveWriter.write(guest);
    }

    public Events events() {
        return events;
    }

    QmpReactor reactor() {
        return reactor;
    }

    public GuestStarter starter() {
        return starter;
    }

    public GuestStopper stopper() {
        return stopper;
    }

    public GuestSaver saver() {
        return saver;
    }

    EventTranslator translator() {
        return translator;
    }

    /** The folder for sockets and passing files of running guests. */
    public Path liveFolder() {
        return liveStore.folder();
    }

    /** The log of a domain's processes. */
    public Path log(String name) {
        return directories.logs().path().resolve(name + ".log");
    }

    /** The managed save image of a domain, whether it exists or not. */
    public Path managedSave(String name) {
        return directories.data().child("save").path().resolve(name + ".save");
    }

    int nextId() {
        return lastId.incrementAndGet();
    }

    void idInUse(int id) {
        lastId.accumulateAndGet(id, Math::max);
    }

    /** Makes an empty file that guests' processes can write. */
    public void giveToGuests(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            settings.user()
                    .map(Accounts::user)
                    .ifPresent(user -> Accounts.chown(
                            file,
                            user.uid(),
                            settings.group().map(Accounts::group).orElse(user.gid())));
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, "Cannot make file '" + file + "': " + e.getMessage(), e);
        }
    }

    GuestEnd guestEnd() {
        return guestEnd;
    }

    Recovery recovery() {
        return recovery;
    }

    /** A document without what an earlier run chose for itself. */
    public DomainDefinition withoutRun(DomainDefinition definition) {
        return RunFolder.forget(definition, liveFolder());
    }

    /** What the binary of a document can do. */
    public QemuCapabilities capabilitiesOf(DomainDefinition definition) {
        return Emulators.of(this, definition);
    }
}
