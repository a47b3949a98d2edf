package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.DomainSaving;
import io.kavirt.api.domain.SaveImageXmlFlag;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a guest's state to a file, from which it goes on later. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuSaving extends DomainFacet implements DomainSaving {
    private final SaveImages images;

    public QemuSaving(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
        this.images = new SaveImages(hypervisor);
    }

    @Override
    public void saveFlags(String to, @Nullable String xml, Set<SaveRestoreFlag> flags) {
        SaveImages.check(flags);
        save(SaveImages.target(to), xml, flags, () -> {});
    }

    @Override
    public void saveParams(TypedParameters parameters, Set<SaveRestoreFlag> flags) {
        saveFlags(SaveImages.fileOf(parameters), parameters.text("dxml").orElse(null), flags);
    }

    @Override
    public void managedSave(Set<SaveRestoreFlag> flags) {
        SaveImages.check(flags);
        if (!view().isPersistent()) {
            guest();
            throw invalid("Domain '" + domain.name() + "' is transient: nothing would start it from a managed save");
        }
        Path file = hypervisor.managedSave(domain.name());
        save(file, null, flags, () -> domain.change(view -> view.withManagedSave(true)));
    }

    private void save(Path file, @Nullable String xml, Set<SaveRestoreFlag> flags, Runnable saved) {
        guest();
        try (JobGate.Job job = job("save")) {
            Guest guest = guest();
            DomainDefinition live = hypervisor.withoutRun(view().current());
            DomainDefinition document = xml == null ? live : images.replacement(live, xml);
            boolean run = flags.contains(SaveRestoreFlag.RUNNING)
                    || (view().isRunning() && !flags.contains(SaveRestoreFlag.PAUSED));
            hypervisor.saver().save(guest, file, hypervisor.documents().formatDefinition(document), run, call, saved);
        }
    }

    @Override
    @Prompt
    public boolean hasManagedSaveImage(Set<NoFlag> flags) {
        return view().managedSave();
    }

    @Override
    public void managedSaveRemove(Set<NoFlag> flags) {
        try (JobGate.Job job = job("remove managed save")) {
            try {
                Files.deleteIfExists(hypervisor.managedSave(domain.name()));
            } catch (IOException e) {
                throw error(
                        ErrorCode.SYSTEM_ERROR,
                        "The managed save image of domain '" + domain.name() + "' cannot be removed: "
                                + e.getMessage());
            }
            domain.change(view -> view.withManagedSave(false));
        }
    }

    @Override
    public String managedSaveXMLDesc(Set<SaveImageXmlFlag> flags) {
        return images.document(requireImage(), flags);
    }

    @Override
    public void managedSaveDefineXML(@Nullable String xml, Set<SaveRestoreFlag> flags) {
        Path file = requireImage();
        try (JobGate.Job job = job("define managed save")) {
            String document = xml != null ? xml : images.document(file, Set.of(SaveImageXmlFlag.SECURE));
            images.define(file, document, flags);
        }
    }

    private Path requireImage() {
        Path file = hypervisor.managedSave(domain.name());
        if (!Files.exists(file)) {
            throw invalid("Domain '" + domain.name() + "' has no managed save image");
        }
        return file;
    }
}
