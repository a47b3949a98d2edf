package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.domain.DomainSaving;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.StoppedDetail;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saving a guest to a file, or to an image that its next start takes. */
final class SavingFacet implements DomainSaving {
    private static final Set<SaveRestoreFlag> ACCEPTED =
            EnumSet.of(SaveRestoreFlag.BYPASS_CACHE, SaveRestoreFlag.RUNNING, SaveRestoreFlag.PAUSED);

    private final TestDomain domain;

    SavingFacet(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public void saveFlags(String to, @Nullable String xml, Set<SaveRestoreFlag> flags) {
        checkFlags("saveFlags", flags);
        Snapshot before = domain.active();
        SavedGuest saved = savedGuest(before, flags);
        if (xml != null) {
            saved = new SavedGuest(replaced(before, xml), saved.paused());
        }
        saved.write(before.name(), to);
        synchronized (domain.host()) {
            if (domain.now() != before) {
                throw Refusal.of(
                        ErrorCode.OPERATION_FAILED,
                        "operation failed: domain '" + before.name() + "' changed while it was saved to '" + to + "'");
            }
            domain.host().stop(domain, ShutoffReason.SAVED, StoppedDetail.SAVED, null);
        }
    }

    private static String replaced(Snapshot before, String xml) {
        return Documents.format(Documents.sameDomain(Documents.read(xml, false), before.ref()), true, true);
    }

    private static SavedGuest savedGuest(Snapshot domain, Set<SaveRestoreFlag> flags) {
        return new SavedGuest(domain.current().text(true, true), paused(flags, domain.state() == DomainState.PAUSED));
    }

    /** Whether the guest is to be paused when it starts again. */
    static boolean paused(Set<SaveRestoreFlag> flags, boolean otherwise) {
        return flags.contains(SaveRestoreFlag.PAUSED) || otherwise && !flags.contains(SaveRestoreFlag.RUNNING);
    }

    static void checkFlags(String operation, Set<SaveRestoreFlag> flags) {
        Refusal.flags(operation, flags, ACCEPTED);
        if (flags.contains(SaveRestoreFlag.PAUSED) && flags.contains(SaveRestoreFlag.RUNNING)) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG,
                    "Flags 'VIR_DOMAIN_SAVE_RUNNING' and 'VIR_DOMAIN_SAVE_PAUSED' are mutually exclusive");
        }
    }

    @Override
    @Prompt
    public void managedSave(Set<SaveRestoreFlag> flags) {
        checkFlags("managedSave", flags);
        synchronized (domain.host()) {
            Snapshot before = domain.active();
            if (!before.isPersistent()) {
                throw Refusal.invalidOperation("cannot do managed save for transient domain '" + before.name() + "'");
            }
            domain.host().stop(domain, ShutoffReason.SAVED, StoppedDetail.SAVED, savedGuest(before, flags));
        }
    }

    @Override
    @Prompt
    public boolean hasManagedSaveImage(Set<NoFlag> flags) {
        return domain.now().settings().saved() != null;
    }

    @Override
    @Prompt
    public void managedSaveRemove(Set<NoFlag> flags) {
        domain.change(before -> before.withSettings(new Snapshot.Settings(
                before.settings().autostart(), before.settings().updated(), null)));
    }
}
