package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What libvirt refuses in a domain document whoever its driver is. */
final class DomainChecks {
    private DomainChecks() {}

    static void beforeBinding(XmlElement root) {
        if (!root.name().equals("domain")) {
            throw refusal(
                    ErrorCode.XML_ERROR, "unexpected root element <" + root.qualifiedName() + ">, expecting <domain>");
        }
        XmlElement name = root.child("name");
        if (name == null || name.text().isEmpty()) {
            throw refusal(ErrorCode.NO_NAME, "missing name: the domain's element 'name' must hold one");
        }
        XmlElement os = root.child("os");
        XmlElement type = os == null ? null : os.child("type");
        if (type == null && root.child("bootloader") == null
                || type != null && type.text().isEmpty()) {
            throw refusal(ErrorCode.OS_TYPE, "an os <type> must be specified, such as hvm, xen, linux or exe");
        }
    }

    static void check(DomainDefinition domain, ParseOptions options) {
        name(domain.name());
        memory(domain);
        vcpus(domain);
        disks(domain.devices().disks());
        controllers(domain.devices().controllers());
        iothreads(domain);
        BootChecks.check(domain);
        TuneChecks.check(domain);
        AddressChecks.check(domain.devices().list());
        domain.devices().list().forEach(CharChecks::check);
        if (options.inactive()) {
            domain.devices().graphics().forEach(DomainChecks::graphics);
        }
    }

    private static void name(String name) {
        if (name.indexOf('/') >= 0) {
            throw refusal(ErrorCode.XML_ERROR, "name '" + name + "' cannot contain '/'");
        }
        if (name.isBlank()) {
            throw refusal(ErrorCode.XML_ERROR, "name must contain at least one character that is not blank");
        }
        if (name.indexOf('\n') >= 0) {
            throw refusal(ErrorCode.XML_ERROR, "name '" + name.replace("\n", "\\n") + "' cannot contain a line break");
        }
    }

    private static void graphics(Graphics graphics) {
        for (Graphics.Listen listen : graphics.listens()) {
            if (listen.type() == Graphics.ListenType.NETWORK && listen.network() == null) {
                throw refusal(ErrorCode.XML_ERROR, "graphics listen type 'network' requires the attribute 'network'");
            }
        }
    }

    private static void memory(DomainDefinition domain) {
        if (domain.title() != null && domain.title().indexOf('\n') >= 0) {
            throw refusal(ErrorCode.XML_ERROR, "title cannot contain a line break");
        }
        if (domain.memoryKib() == 0) {
            throw refusal(ErrorCode.XML_ERROR, "memory of 0 KiB: a domain needs more than that");
        }
        MaxMemory max = domain.maxMemory();
        if (max != null && max.kib() < domain.memoryKib()) {
            throw refusal(
                    ErrorCode.XML_ERROR,
                    "maxMemory of " + max.kib() + " KiB is below the memory of " + domain.memoryKib() + " KiB");
        }
    }

    private static void vcpus(DomainDefinition domain) {
        Vcpu vcpu = domain.vcpu();
        if (vcpu.count() <= 0) {
            throw refusal(ErrorCode.XML_ERROR, "vcpu count '" + vcpu.count() + "' must be above 0");
        }
        if (vcpu.online() <= 0 || vcpu.online() > vcpu.count()) {
            throw refusal(
                    ErrorCode.XML_ERROR,
                    "current vcpu count '" + vcpu.online() + "' must be from 1 to the maximum of " + vcpu.count());
        }
        Cpu cpu = domain.cpu();
        Cpu.Topology topology = cpu == null ? null : cpu.topology();
        if (topology != null
                && Math.min(
                                Math.min(topology.sockets(), topology.dies()),
                                Math.min(topology.cores(), topology.threads()))
                        == 0) {
            throw refusal(ErrorCode.XML_ERROR, "cpu topology: sockets, dies, cores and threads must all be above 0");
        }
    }

    private static void disks(List<Disk> disks) {
        Set<String> targets = new HashSet<>();
        for (Disk disk : disks) {
            Disk.Target target = disk.target();
            if (!targets.add(target.dev())) {
                throw refusal(ErrorCode.XML_ERROR, "target '" + target.dev() + "' duplicated for disk sources");
            }
            DiskChecks.check(disk);
        }
    }

    private static void controllers(List<Controller> controllers) {
        Set<String> seen = new HashSet<>();
        for (Controller controller : controllers) {
            boolean companion = controller.info().master() != null;
            if (controller.index() == null || companion) {
                continue;
            }
            if (!seen.add(controller.type() + " " + controller.index()) && controller.type() != Controller.Type.USB) {
                throw refusal(
                        ErrorCode.XML_ERROR,
                        "more than one '"
                                + controller
                                        .type()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + "' controller with index " + controller.index());
            }
        }
    }

    private static void iothreads(DomainDefinition domain) {
        Set<Integer> ids = new HashSet<>();
        for (IoThread thread : domain.iothreadIds()) {
            if (thread.id() == 0) {
                throw refusal(ErrorCode.XML_ERROR, "iothread id '0', accepted: numbers from 1");
            }
            if (!ids.add(thread.id())) {
                throw refusal(ErrorCode.XML_ERROR, "duplicate iothread id '" + thread.id() + "'");
            }
        }
    }

    static VirtException refusal(ErrorCode code, String message) {
        return new VirtException(code, ErrorDomain.DOMAIN, message);
    }
}
