package io.kavirt.driver.qemu;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Driver;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.DriverDirectories;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.driver.qemu.capabilities.QemuCapabilitiesCache;
import io.kavirt.driver.qemu.facet.Starts;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.Life;
import io.kavirt.driver.qemu.guest.QemuSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Manages guests that run under QEMU. */
@Component(
        service = {HypervisorDriver.class, StateDriver.class},
        property = Driver.SCHEME + "=qemu",
        configurationPid = QemuDriver.PID)
@Designate(ocd = QemuConfiguration.class)
public final class QemuDriver implements HypervisorDriver, StateDriver, AutoCloseable {
    static final String PID = "io.kavirt.driver.qemu";
    private static final int MAXIMUM_SECONDS = 3600;
    private static final long PROBING_PATIENCE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(QemuDriver.class);
    private static final int FEATURE_TYPED_PARAM_STRING = 9;

    private final DriverContext context;
    private final Hypervisor hypervisor;
    private final QemuCapabilitiesCache capabilities;
    private final Life life;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile CompletableFuture<Void> probing = CompletableFuture.completedFuture(null);

    @Activate
    public QemuDriver(@Reference DriverContext context, QemuConfiguration configuration) {
        this(context, settings(configuration));
    }

    public QemuDriver(DriverContext context, QemuSettings settings) {
        this.context = context;
        DriverDirectories directories = context.directories(Hypervisor.NAME);
        this.capabilities = new QemuCapabilitiesCache(directories.data().child("capabilities"), context.executor());
        this.hypervisor = new Hypervisor(settings, context, directories, capabilities);
        this.life = new Life(hypervisor);
    }

    private static QemuSettings settings(QemuConfiguration configuration) {
        return new QemuSettings(
                text(configuration.user()),
                text(configuration.group()),
                text(configuration.emulator()).map(Path::of),
                configuration.vnc_listen(),
                seconds("start.timeout", configuration.start_timeout()),
                seconds("stop.timeout", configuration.stop_timeout()),
                seconds("job.timeout", configuration.job_timeout()));
    }

    private static Optional<String> text(String value) {
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    private static Duration seconds(String name, int value) {
        if (value < 1 || value > MAXIMUM_SECONDS) {
            throw new IllegalArgumentException(
                    name + " of " + PID + " is " + value + "; accepted: 1 to " + MAXIMUM_SECONDS + " seconds");
        }
        return Duration.ofSeconds(value);
    }

    @Override
    public String name() {
        return Hypervisor.NAME;
    }

    @Override
    public boolean accepts(ConnectUri uri) {
        return uri.scheme().equals("qemu") && !uri.isRemote();
    }

    @Override
    public DriverSession open(SessionRequest request) {
        String accepted = context.isUserDaemon() ? "/session" : "/system";
        if (!request.uri().path().equals(accepted)) {
            String wrong = request.uri().path().isEmpty()
                    ? "no path"
                    : "path '" + request.uri().path() + "'";
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.QEMU,
                    "URI '" + request.uri().text() + "' has " + wrong + "; this daemon serves qemu://" + accepted
                            + (context.isUserDaemon() ? ", the system's serves qemu:///system" : ""));
        }
        return new QemuSession(hypervisor, "qemu://" + accepted);
    }

    @Override
    public Set<Class<?>> facetClasses() {
        return QemuSession.FACETS;
    }

    @Override
    public CompletionStage<Void> ready() {
        return ready;
    }

    @Override
    public void start() {
        try {
            // Binaries are asked meanwhile: the guests that run need no answer of theirs.
            probing = capabilities.refresh();
            life.begin();
            ready.complete(null);
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
            throw e;
        }
        life.autostart(domain -> new Starts(hypervisor).create(domain, Set.of(), null));
    }

    @Override
    public void reload() {
        life.reload();
    }

    /** Lets go of the guests, which run on. */
    @Override
    @Deactivate
    public void close() {
        life.end();
        try {
            probing.get(PROBING_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A binary is still being asked as the driver leaves", e);
        }
    }

    static boolean hasFeature(int feature) {
        return feature == FEATURE_TYPED_PARAM_STRING;
    }
}
