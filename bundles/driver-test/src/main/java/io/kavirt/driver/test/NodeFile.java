package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ForeignElement;
import io.kavirt.model.xml.XmlElement;
import io.kavirt.model.xml.XmlReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that describes a test host: {@code <node>} with {@code <cpu>}, {@code <memory>} in KiB and any number of
 * {@code <domain>}, in place or with {@code file=}. Other objects are left to the drivers of their kinds.
 *
 * @param node processors and memory
 * @param guests the domains
 */
record NodeFile(NodeInfo node, List<Guest> guests) {
    /** The namespace of what is said of a domain beside its definition. */
    static final String NAMESPACE = "http://libvirt.org/schemas/domain/test/1.0";

    private static final int SIZE_MAX = 4 << 20;
    private static final int MODEL_MAX = 31;

    /**
     * A domain of the file.
     *
     * @param definition its definition
     * @param state how it is found
     * @param isTransient whether it has no definition beyond its guest
     * @param managedSave whether it has a managed save image
     */
    record Guest(DomainDefinition definition, DomainState state, boolean isTransient, boolean managedSave) {
        /** A persistent domain that runs. */
        static Guest running(DomainDefinition definition) {
            return new Guest(definition, DomainState.RUNNING, false, false);
        }

        void addTo(TestHost host) {
            host.add(definition, state, isTransient, managedSave);
        }
    }

    /**
     * Reads a file.
     *
     * @throws VirtException INTERNAL_ERROR, XML_DETAIL or XML_ERROR with the file's path
     */
    static NodeFile read(String file) {
        Path path = path(file);
        XmlElement root = element(path, "node");
        List<Guest> guests = new ArrayList<>();
        for (XmlElement domain : root.children("domain")) {
            guests.add(guest(path, domain));
        }
        return new NodeFile(node(path, root), List.copyOf(guests));
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Refusal.of(ErrorCode.INVALID_ARG, "invalid argument: '" + file + "' cannot be a file's path", e);
        }
    }

    private static XmlElement element(Path path, String name) {
        String text;
        try {
            text = TextFile.read(path, SIZE_MAX);
        } catch (NoSuchFileException e) {
            throw Refusal.of(
                    ErrorCode.SYSTEM_ERROR, "failed to open file '" + path + "': No such file or directory", e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.SYSTEM_ERROR, "cannot read file '" + path + "': " + e.getMessage(), e);
        }
        XmlElement root = within(path, () -> XmlReader.read(text, ErrorDomain.TEST));
        if (!root.name().equals(name)) {
            throw Refusal.of(
                    ErrorCode.XML_ERROR,
                    "XML error: " + path + ": root element is '" + root.name() + "', accepted is '" + name + "'");
        }
        return root;
    }

    private static Guest guest(Path path, XmlElement domain) {
        String file = domain.attribute("file");
        if (file == null) {
            return guestOf(path, domain);
        }
        Path folder = path.toAbsolutePath().getParent();
        Path other = folder == null ? path(file) : folder.resolve(path(file));
        return guestOf(other, element(other, "domain"));
    }

    private static Guest guestOf(Path path, XmlElement domain) {
        DomainDefinition read = within(path, () -> Documents.read(domain.xml(), false));
        DomainDefinition definition = read.withExtensions(read.extensions().stream()
                .filter(extension -> !(extension instanceof ForeignElement foreign
                        && foreign.namespace().equals(NAMESPACE)))
                .toList());
        DomainState state = state(path, domain);
        boolean isTransient = number(path, domain, "transient", 0) != 0;
        if (isTransient && state == DomainState.SHUTOFF) {
            throw refused(path, domain, "a transient domain cannot be shut off: '" + definition.name() + "'");
        }
        return new Guest(definition, state, isTransient, number(path, domain, "hasmanagedsave", 0) != 0);
    }

    private static DomainState state(Path path, XmlElement domain) {
        long code = number(path, domain, "runstate", DomainState.RUNNING.code());
        for (DomainState state : DomainState.values()) {
            if (state.code() == code && state != DomainState.NOSTATE) {
                return state;
            }
        }
        throw refused(path, domain, "runstate '" + code + "' is unknown, accepted are 1 (running) to 7 (suspended)");
    }

    private static NodeInfo node(Path path, XmlElement root) {
        NodeInfo base = HostFacet.NODE;
        XmlElement cpu = root.child("cpu");
        String model = text(cpu, "model");
        int nodes = count(path, cpu, "nodes", base.nodes());
        int sockets = count(path, cpu, "sockets", base.sockets());
        int cores = count(path, cpu, "cores", base.cores());
        int threads = count(path, cpu, "threads", base.threads());
        boolean said = cpu != null && cpu.child("active") == null && cpu.child("nodes") != null;
        return new NodeInfo(
                model == null ? base.model() : model.substring(0, Math.min(model.length(), MODEL_MAX)),
                number(path, root, "memory", base.memory()),
                said ? nodes * sockets * cores * threads : count(path, cpu, "active", base.cpus()),
                count(path, cpu, "mhz", base.mhz()),
                nodes,
                sockets,
                cores,
                threads);
    }

    private static int count(Path path, @Nullable XmlElement parent, String name, int otherwise) {
        return parent == null ? otherwise : (int) number(path, parent, name, otherwise);
    }

    /** The number in a child of the element's own namespace or of the test driver's. */
    private static long number(Path path, XmlElement parent, String name, long otherwise) {
        String text = text(parent, name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= Integer.MAX_VALUE || name.equals("memory") && number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with what was read.
        }
        throw refused(path, parent, name + " is '" + text + "', accepted are whole numbers from 0");
    }

    private static @Nullable String text(@Nullable XmlElement parent, String name) {
        if (parent == null) {
            return null;
        }
        for (XmlElement child : parent.children()) {
            boolean known =
                    child.namespace().equals(NAMESPACE) || child.namespace().isEmpty();
            if (known && child.name().equals(name)) {
                return child.text().strip();
            }
        }
        return null;
    }

    private static VirtException refused(Path path, XmlElement at, String reason) {
        return Refusal.of(
                ErrorCode.XML_ERROR,
                "XML error: " + path + ":" + at.line() + ": <" + at.qualifiedName() + ">: " + reason);
    }

    private static <T> T within(Path path, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (VirtException e) {
            throw new VirtException(e.code(), e.domain(), path + ": " + e.getMessage(), e);
        }
    }
}
