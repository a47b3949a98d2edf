package io.kavirt.driver.qemu.guest;

import io.kavirt.driver.qemu.state.Documents;
import io.kavirt.driver.qemu.state.LiveState;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.driver.qemu.state.LiveStore;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.model.domain.DomainDefinition;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the live states of guests up to date, so that the next start of the driver or the daemon finds them as they are. */
final class LiveWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWriter.class);
    private static final String DOCUMENT = "live document";

    private final LiveStore store;
    private final Documents documents;
    private final Executor executor;
    private final Set<Guest> pending = ConcurrentHashMap.newKeySet();

    LiveWriter(LiveStore store, Documents documents, Executor executor) {
        this.store = store;
        this.documents = documents;
        this.executor = executor;
    }

    /** Writes the state of a guest as it is now. */
    void write(Guest guest) {
        synchronized (guest) {
            if (!guest.isFinished()) {
                store.write(stateOf(guest));
            }
        }
    }

    /** Writes the state soon, for callers that must not wait. */
    void writeLater(Guest guest) {
        if (pending.add(guest)) {
            try {
                executor.execute(() -> writePending(guest));
            } catch (RejectedExecutionException e) {
                LOG.debug("The live state of {} is written when the driver stops", guest);
            }
        }
    }

    /** Writes all states that wait to be written. */
    void flush() {
        pending.forEach(this::writePending);
    }

    /** Removes the state of a guest that is gone; nothing writes it again. */
    void delete(Guest guest) {
        synchronized (guest) {
            store.delete(guest.domain().uuid());
        }
    }

    private void writePending(Guest guest) {
        if (pending.remove(guest)) {
            try {
                write(guest);
            } catch (RuntimeException e) {
                LOG.error("The live state of {} cannot be written; a restart of the daemon may misjudge it", guest, e);
            }
        }
    }

    private LiveState stateOf(Guest guest) {
        DomainView view = guest.domain().view();
        DetachedProcess process = guest.processOrNull();
        Guest.StopCause cause = guest.stopCause();
        boolean stopping = guest.phase() == Phase.STOPPING && cause != null;
        return new LiveState(
                guest.domain().uuid(),
                guest.domain().name(),
                guest.id(),
                guest.token(),
                guest.phase(),
                process == null ? null : process.id(),
                guest.monitorPath().toString(),
                document(guest, view.current()),
                view.state(),
                stopping && cause != null ? cause.reason().code() : view.reason(),
                guest.rebooting(),
                guest.taints(),
                guest.save());
    }

    private record Written(DomainDefinition definition, String text) {}

    private String document(Guest guest, DomainDefinition live) {
        if (guest.kept().get(DOCUMENT) instanceof Written before && before.definition == live) {
            return before.text;
        }
        Written written = new Written(live, documents.formatLive(live));
        guest.kept().put(DOCUMENT, written);
        return written.text;
    }
}
