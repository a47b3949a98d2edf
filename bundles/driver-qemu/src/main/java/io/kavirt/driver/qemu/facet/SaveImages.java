package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.SaveImageXmlFlag;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.state.SaveImage;
import io.kavirt.model.domain.DomainDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that hold saved guests. */
final class SaveImages {
    private final Hypervisor hypervisor;

    SaveImages(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** The file that parameters name. @throws VirtException INVALID_ARG if they name none */
    static String fileOf(TypedParameters parameters) {
        for (String name : parameters.asMap().keySet()) {
            if (!List.of("file", "dxml").contains(name)) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        ErrorDomain.QEMU,
                        "Parameter '" + name + "' is not supported; accepted: file, dxml");
            }
        }
        return parameters
                .text("file")
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG, ErrorDomain.QEMU, "Parameter 'file' is missing: the save image"));
    }

    static Path path(String file) {
        Path path = Path.of(file);
        if (!path.isAbsolute()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, ErrorDomain.QEMU, "Save image '" + file + "' is not an absolute path");
        }
        return path;
    }

    /**
     * The file that a save image is written to. It takes the place of what is there under its name, so that must be a file:
     * a device or pipe would be gone.
     *
     * @throws VirtException OPERATION_FAILED if an image cannot be there
     */
    static Path target(String to) {
        Path file = path(to);
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw refusal("Save image '" + to + "' is a directory; the path of a file is accepted");
        }
        if (!Files.isDirectory(folder)) {
            throw refusal("The folder of save image '" + to + "' does not exist");
        }
        if (!Files.exists(file)) {
            return file;
        }
        if (!Files.isRegularFile(file)) {
            throw refusal("Save image '" + to + "' is there already and is no regular file; only those are replaced");
        }
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw refusal("Save image '" + to + "' cannot be replaced: " + e.getMessage());
        }
    }

    private static VirtException refusal(String message) {
        return new VirtException(ErrorCode.OPERATION_FAILED, ErrorDomain.QEMU, message);
    }

    static void check(Set<SaveRestoreFlag> flags) {
        for (SaveRestoreFlag flag : List.of(SaveRestoreFlag.BYPASS_CACHE, SaveRestoreFlag.RESET_NVRAM)) {
            if (flags.contains(flag)) {
                throw new VirtException(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        ErrorDomain.QEMU,
                        "Flag " + flag + " is not supported by the QEMU driver; accepted: RUNNING, PAUSED");
            }
        }
        if (flags.contains(SaveRestoreFlag.RUNNING) && flags.contains(SaveRestoreFlag.PAUSED)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, ErrorDomain.QEMU, "Flags RUNNING and PAUSED exclude each other");
        }
    }

    void restore(String from, @Nullable String xml, Set<SaveRestoreFlag> flags, Call call) {
        check(flags);
        Path file = path(from);
        SaveImage image = SaveImage.read(file);
        DomainDefinition saved = hypervisor.documents().parse(image.document());
        DomainDefinition document = xml == null ? saved : replacement(saved, xml);
        new Starts(hypervisor).restore(file, image, document, flags, call);
    }

    String document(String file, Set<SaveImageXmlFlag> flags) {
        return document(path(file), flags);
    }

    String document(Path file, Set<SaveImageXmlFlag> flags) {
        DomainDefinition saved =
                hypervisor.documents().parse(SaveImage.read(file).document());
        return hypervisor.documents().format(saved, true, flags.contains(SaveImageXmlFlag.SECURE), false);
    }

    void define(String file, String xml, Set<SaveRestoreFlag> flags) {
        define(path(file), xml, flags);
    }

    void define(Path file, String xml, Set<SaveRestoreFlag> flags) {
        check(flags);
        SaveImage image = SaveImage.read(file);
        DomainDefinition changed = replacement(hypervisor.documents().parse(image.document()), xml);
        boolean running =
                flags.contains(SaveRestoreFlag.RUNNING) || (image.running() && !flags.contains(SaveRestoreFlag.PAUSED));
        SaveImage.replaceDocument(file, hypervisor.documents().formatDefinition(changed), running);
    }

    /** A document that takes the place of a saved one: what the guest sees may not differ. */
    DomainDefinition replacement(DomainDefinition saved, String xml) {
        DomainDefinition parsed = hypervisor.documents().parse(xml);
        DomainDefinition changed = hypervisor
                .completion()
                .forDefine(
                        parsed.uuid() == null ? parsed.withUuid(Objects.requireNonNull(saved.uuid())) : parsed,
                        hypervisor.capabilitiesOf(parsed));
        same("name", saved.name(), changed.name());
        same("UUID", saved.uuid(), changed.uuid());
        same("type", saved.type(), changed.type());
        same("memory in KiB", saved.memoryKib(), changed.memoryKib());
        same("number of vcpus", saved.vcpu().count(), changed.vcpu().count());
        same("number of vcpus present", saved.vcpu().online(), changed.vcpu().online());
        same("machine", saved.os().type().machine(), changed.os().type().machine());
        same("architecture", saved.os().type().arch(), changed.os().type().arch());
        same("kinds and order of devices", kinds(saved), kinds(changed));
        return changed;
    }

    private static List<String> kinds(DomainDefinition definition) {
        return definition.devices().list().stream()
                .map(device -> device.getClass().getSimpleName())
                .toList();
    }

    private static void same(String what, @Nullable Object saved, @Nullable Object changed) {
        if (!Objects.equals(saved, changed)) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.QEMU,
                    "The guest was saved with " + what + " " + saved + " and cannot go on with " + changed);
        }
    }
}
