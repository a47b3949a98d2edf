package io.kavirt.driver.test;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Video;
import io.kavirt.model.domain.complete.GenericCompletion;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.WriteOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Domain documents: read, completed with what this driver adds, written. */
final class Documents {
    private static final String ARCH = "i686";
    private static final Set<String> OS_TYPES = Set.of("hvm", "xen");
    private static final Set<String> TYPES = Set.of(
            "test",
            "qemu",
            "kqemu",
            "kvm",
            "hvf",
            "xen",
            "lxc",
            "uml",
            "openvz",
            "vmware",
            "hyperv",
            "vbox",
            "phyp",
            "parallels",
            "vz",
            "bhyve");

    private static final int VRAM_KIB = 16_384;
    private static final int QXL_KIB = 65_536;
    private static final int XEN_KIB = 4_096;

    private Documents() {}

    /** A document of a user, checked and completed. */
    static DomainDefinition read(String xml, boolean validate) {
        DomainDefinition given = parse(xml, validate);
        return complete(given.id() == null ? given : given.withId(null));
    }

    /** A document as it stands. */
    static DomainDefinition parse(String xml, boolean validate) {
        return XmlBinder.read(
                DomainDefinition.class, xml, new ReadOptions(ErrorDomain.DOMAIN, false, validate, XmlExtensions.NONE));
    }

    static String format(DomainDefinition definition, boolean inactive, boolean secrets) {
        return XmlBinder.write(definition, new WriteOptions(inactive, secrets));
    }

    static void checkName(String name) {
        if (name.indexOf('/') >= 0 || name.indexOf('\n') >= 0 || name.isBlank()) {
            throw Refusal.of(
                    ErrorCode.XML_ERROR,
                    "XML error: name '" + name
                            + "' is not accepted: it cannot contain '/' or a line break, or be empty");
        }
    }

    /** The name and UUID of a completed definition. */
    static DomainRef refOf(DomainDefinition definition) {
        return new DomainRef(definition.name(), Objects.requireNonNull(definition.uuid()), DomainRef.INACTIVE);
    }

    /** Refuses a document that is of another domain. */
    static DomainDefinition sameDomain(DomainDefinition definition, DomainRef ref) {
        if (!definition.name().equals(ref.name()) || !ref.uuid().equals(definition.uuid())) {
            throw Refusal.of(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "unsupported configuration: the document is of domain '" + definition.name() + "' with uuid "
                            + definition.uuid() + ", accepted is '" + ref.name() + "' with uuid " + ref.uuid());
        }
        return definition;
    }

    private static DomainDefinition complete(DomainDefinition given) {
        checkName(given.name());
        check(given);
        DomainDefinition definition = GenericCompletion.complete(given, ARCH, ThreadLocalRandom.current());
        return definition.devices().list().isEmpty()
                ? definition
                : definition.withDevices(withVideoMemory(withTargets(definition.devices())));
    }

    /** The devices with the memory and heads that a video card has at least. */
    private static Devices withVideoMemory(Devices devices) {
        return devices.map(device -> {
            if (!(device instanceof Video video) || video.model() == null) {
                return device;
            }
            Video.Model model = video.model();
            Integer vram = vram(model.type());
            if (model.vram() == null && vram != null) {
                model = Records.with(model, "vram", vram);
            }
            if (model.ram() == null && model.type() == Video.Type.QXL) {
                model = Records.with(model, "ram", QXL_KIB);
            }
            if (model.heads() == null && model.type() != Video.Type.NONE) {
                model = Records.with(model, "heads", 1);
            }
            return Records.with(video, "model", model);
        });
    }

    private static @Nullable Integer vram(Video.@Nullable Type type) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case VGA, CIRRUS, VMVGA, BOCHS -> VRAM_KIB;
            case QXL -> QXL_KIB;
            case XEN -> XEN_KIB;
            default -> null;
        };
    }

    private static void check(DomainDefinition definition) {
        if (!TYPES.contains(definition.type())) {
            throw unsupported("invalid domain type " + definition.type() + ", accepted is 'test'");
        }
        String title = definition.title();
        if (title != null && title.indexOf('\n') >= 0) {
            throw Refusal.of(ErrorCode.XML_ERROR, "XML error: Domain title can't contain newlines");
        }
        String type = definition.os().type().text();
        if (!OS_TYPES.contains(type)) {
            throw unsupported("unknown OS type '" + type + "', accepted are hvm and xen");
        }
        String arch = definition.os().type().arch();
        if (arch != null && !arch.equals(ARCH)) {
            throw unsupported("could not find capabilities for arch=" + arch + ", accepted is " + ARCH);
        }
        int vcpus = definition.vcpu().count();
        if (vcpus < 1) {
            throw Refusal.of(ErrorCode.XML_ERROR, "XML error: <vcpu> is " + vcpus + ", accepted are numbers from 1");
        }
        if (InspectionFacet.currentVcpus(definition) > vcpus) {
            throw unsupported("maximum vCPU count must not be less than current vCPU count: " + vcpus + " < "
                    + InspectionFacet.currentVcpus(definition));
        }
    }

    /** The devices with a name on the host for each interface. */
    private static Devices withTargets(Devices devices) {
        int[] number = {0};
        return devices.map(device -> {
            if (!(device instanceof NetworkInterface given)) {
                return device;
            }
            String name = "testnet" + number[0]++;
            return targetOf(given) == null ? given.withTarget(new NetworkInterface.Target(name, null)) : given;
        });
    }

    static @Nullable String targetOf(NetworkInterface device) {
        NetworkInterface.Target target = device.target();
        return target == null ? null : target.dev();
    }

    private static VirtException unsupported(String reason) {
        return new VirtException(
                ErrorCode.CONFIG_UNSUPPORTED, ErrorDomain.DOMAIN, "unsupported configuration: " + reason);
    }
}
