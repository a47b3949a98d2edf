package io.kavirt.linux.host;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the host is and does. Every call reads the kernel anew, except for {@link #hostname}. */
public final class HostFacts {
    private static final Pattern MACHINE_ID = Pattern.compile("[0-9a-f]{32}");

    private final SysTree tree;
    private final HostName name = new HostName();

    public HostFacts() {
        this(Path.of("/"));
    }

    /** Reads {@code proc}, {@code sys} and {@code etc} below another folder. */
    public HostFacts(Path root) {
        this.tree = new SysTree(root);
    }

    /** The host's full name where the resolver knows one, else the name it was given. */
    public String hostname() {
        return name.get();
    }

    public NodeInfo node() {
        return NodeInfo.of(architecture(), cpuModel().mhz(), cells());
    }

    /** The machine's architecture, such as x86_64 or aarch64. */
    public String architecture() {
        byte[] names = new byte[6 * 65];
        LibC.uname(names);
        int start = 4 * 65;
        int end = start;
        while (names[end] != 0) {
            end++;
        }
        return new String(names, start, end - start, StandardCharsets.US_ASCII);
    }

    /** Free memory of all cells, in KiB, as {@code virNodeGetFreeMemory} counts it. */
    public long freeMemoryKib() {
        return cells().stream().mapToLong(NumaCell::freeKib).sum();
    }

    public MemoryInfo memory() {
        return MemoryInfo.parse(required("proc/meminfo"));
    }

    public CpuModel cpuModel() {
        return CpuModel.parse(required("proc/cpuinfo"));
    }

    /** Times by processor number, and of all together under {@link CpuTimes#ALL}. */
    public Map<Integer, CpuTimes> cpuTimes() {
        return CpuTimes.parse(required("proc/stat"));
    }

    /** Every processor that is present, by number; offline ones are among them. */
    public Map<Integer, LogicalCpu> cpus() {
        return topology().cpus();
    }

    /** The NUMA cells; a host without NUMA has one. */
    public List<NumaCell> cells() {
        return topology().cells(memory());
    }

    /** The ordinary page's size, in bytes. */
    public int pageSize() {
        return LibC.getpagesize();
    }

    /**
     * The host's identity: the board's where the firmware gives a usable one and it may be read, else one derived from
     * the installation's.
     */
    public UUID uuid() {
        return tree.text("sys/class/dmi/id/product_uuid")
                .flatMap(HostFacts::usable)
                .or(this::fromMachineId)
                .orElseGet(
                        () -> UUID.nameUUIDFromBytes(("kavirt host " + hostname()).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<UUID> fromMachineId() {
        return tree.text("etc/machine-id")
                .or(() -> tree.text("var/lib/dbus/machine-id"))
                .filter(id -> MACHINE_ID.matcher(id).matches())
                // The id itself is meant to stay on the host, so only a digest of it is told.
                .map(id -> UUID.nameUUIDFromBytes(("kavirt host " + id).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Boards whose maker did not care carry one digit repeated. */
    private static Optional<UUID> usable(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            String digits = uuid.toString().replace("-", "");
            return digits.chars().distinct().count() > 1 ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Topology topology() {
        return new Topology(tree, pageSize() / 1024);
    }

    private String required(String path) {
        return tree.text(path)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.SYSTEM_ERROR,
                        ErrorDomain.NONE,
                        "Cannot read '" + tree.root().resolve(path) + "'"));
    }
}
