package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.host.DomainCapabilitiesFlag;
import io.kavirt.api.host.Host;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.api.host.SecurityModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The imaginary host: two NUMA cells of eight processors. */
@Prompt
final class HostFacet implements Host {
    static final int MAX_VCPUS = 32;
    static final NodeInfo NODE = new NodeInfo("i686", 3L * 1024 * 1024, 16, 1400, 2, 2, 2, 2);

    private static final long VERSION = 2;
    // Half of both cells, in the unit in which libvirt's test driver tells it.
    private static final long FREE_MEMORY = 3L * 1024 * 1024;
    private static final String EMULATOR = "/usr/bin/test-hv";
    private static final List<String> X86 = List.of("x86_64", "i686");
    private static final List<String> POWER = List.of("ppc64", "ppc64le");
    private static final List<String> WITHOUT_MODELS = List.of("aarch64", "armv6l", "armv7l", "s390", "s390x");

    private final TestHost host;

    HostFacet(TestHost host) {
        this.host = host;
    }

    @Override
    public String type() {
        return "TEST";
    }

    @Override
    public long version() {
        return VERSION;
    }

    @Override
    public int maxVcpus(@Nullable String type) {
        return MAX_VCPUS;
    }

    @Override
    public NodeInfo nodeInfo() {
        return host.node();
    }

    @Override
    public String capabilities() {
        return Texts.CAPABILITIES;
    }

    @Override
    public String hostname() {
        return Texts.HOSTNAME;
    }

    @Override
    public long nodeFreeMemory() {
        return FREE_MEMORY;
    }

    @Override
    public SecurityModel nodeSecurityModel() {
        return new SecurityModel("testSecurity", "");
    }

    @Override
    public String sysinfo(Set<NoFlag> flags) {
        return Texts.SYSINFO;
    }

    @Override
    public List<String> cpuModelNames(String arch, Set<NoFlag> flags) {
        if (X86.contains(arch)) {
            return Texts.X86_MODELS;
        }
        if (POWER.contains(arch)) {
            return Texts.POWER_MODELS;
        }
        if (WITHOUT_MODELS.contains(arch)) {
            return List.of();
        }
        throw Refusal.invalidArgument(
                "cannot find architecture " + arch + ", accepted are " + X86 + ", " + POWER + " and " + WITHOUT_MODELS);
    }

    @Override
    public String domainCapabilities(
            @Nullable String emulator,
            @Nullable String arch,
            @Nullable String machine,
            @Nullable String virtType,
            Set<DomainCapabilitiesFlag> flags) {
        accept("emulator", emulator, EMULATOR);
        accept("architecture", arch, "i686");
        accept("virttype", virtType, "test");
        if (machine != null) {
            throw Refusal.invalidArgument("machine '" + machine + "' is unknown, a test domain has no machine type");
        }
        return Texts.DOMAIN_CAPABILITIES;
    }

    private static void accept(String what, @Nullable String value, String only) {
        if (value != null && !value.equals(only)) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG,
                    "invalid argument: " + what + " '" + value + "' is unknown, accepted is '" + only + "'");
        }
    }

    /** Read when first asked for, then kept. */
    private static final class Texts {
        static final String CAPABILITIES = text("capabilities.xml");
        static final String SYSINFO = text("sysinfo.xml");
        static final String DOMAIN_CAPABILITIES = text("domain-capabilities.xml");
        static final List<String> X86_MODELS = text("cpu-x86.txt").lines().toList();
        static final List<String> POWER_MODELS = text("cpu-ppc64.txt").lines().toList();
        static final String HOSTNAME = readHostname();

        private static String text(String name) {
            return resource(name);
        }

        private static String readHostname() {
            try {
                String name =
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
                if (!name.isEmpty() && !name.toLowerCase(Locale.ROOT).startsWith("localhost")) {
                    return name;
                }
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.SYSTEM_ERROR, "cannot read the host's name: " + e, e);
            }
        }
    }

    /** A text file of this package. */
    static String resource(String name) {
        try (InputStream in = HostFacet.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
