package io.kavirt.driver.qemu.guest;

import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.driver.qemu.state.SaveImage;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the driver comes and goes while its guests run on. */
public final class Life {
    private static final Logger LOG = LoggerFactory.getLogger(Life.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Hypervisor hypervisor;

    public Life(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** Reads the definitions and finds the guests that run. */
    public void begin() {
        for (DomainDefinition definition : hypervisor.definitions().load()) {
            load(definition);
        }
        hypervisor.recovery().run();
        hypervisor.inventory().all().forEach(this::noteManagedSave);
        long active = hypervisor.inventory().all().stream()
                .filter(domain -> domain.view().isActive())
                .count();
        LOG.info("{} domains, {} of them active", hypervisor.inventory().all().size(), active);
    }

    /** Reads definitions that were added as files. */
    public void reload() {
        for (DomainDefinition definition : hypervisor.definitions().load()) {
            if (hypervisor.inventory().find(definition.uuid()).isEmpty()) {
                load(definition);
            }
        }
    }

    private void load(DomainDefinition definition) {
        try {
            boolean autostart = hypervisor.definitions().isAutostart(definition.name());
            hypervisor.inventory().claim(definition).change(view -> view.withConfig(definition)
                    .withAutostart(autostart));
        } catch (VirtException e) {
            LOG.error("The definition of domain '{}' is not used: {}", definition.name(), e.getMessage());
        }
    }

    private void noteManagedSave(ManagedDomain domain) {
        Path image = hypervisor.managedSave(domain.name());
        boolean saved = Files.exists(image) && isWhole(image);
        domain.change(view -> view.withManagedSave(saved));
    }

    /** Whether an image can be started from; one that cannot is set aside, so that the domain starts afresh. */
    private static boolean isWhole(Path image) {
        try {
            SaveImage.read(image);
            return true;
        } catch (VirtException e) {
            Path aside = image.resolveSibling(image.getFileName() + ".broken");
            try {
                Files.move(image, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.warn("{} cannot be used and is set aside as {}: {}", image, aside.getFileName(), e.getMessage());
            } catch (IOException failure) {
                LOG.error("{} cannot be used, nor set aside: {}", image, e.getMessage(), failure);
            }
            return false;
        }
    }

    /** Starts the domains that start with the daemon, if that has not been done since the host booted. */
    public void autostart(Consumer<ManagedDomain> start) {
        if (hypervisor.liveStore().autostarted()) {
            return;
        }
        hypervisor.liveStore().markAutostarted();
        for (ManagedDomain domain : hypervisor.inventory().all()) {
            if (domain.view().autostart() && !domain.view().isActive()) {
                hypervisor.executor().execute(() -> autostart(domain, start));
            }
        }
    }

    private static void autostart(ManagedDomain domain, Consumer<ManagedDomain> start) {
        try {
            start.accept(domain);
        } catch (VirtException e) {
            LOG.error("Domain {} could not be started with the daemon: {}", domain, e.getMessage());
        }
    }

    /** Lets go of the guests: the next instance takes over their channels, with what has come on them unread. */
    public void end() {
        hypervisor.recovery().close();
        hypervisor.guestEnd().close(hypervisor.settings().stopTimeout());
        Map<Guest, CompletableFuture<Map<String, Object>>> leaving = new HashMap<>();
        for (ManagedDomain domain : hypervisor.inventory().all()) {
            Guest guest = domain.view().guest();
            QmpChannel channel = guest == null ? null : guest.channel();
            if (channel != null && guest != null && guest.phase() != Phase.STARTING) {
                leaving.put(guest, channel.detach(PATIENCE));
            }
        }
        leaving.forEach(this::leave);
        hypervisor.liveWriter().flush();
        hypervisor.reactor().close();
    }

    private void leave(Guest guest, CompletableFuture<Map<String, Object>> detaching) {
        try {
            Map<String, Object> state = detaching.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            hypervisor
                    .context()
                    .handover()
                    .leave(Hypervisor.NAME, guest.domain().uuid().toString(), state);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The channel of {} is not handed over; the next instance connects anew", guest, e);
        }
    }
}
