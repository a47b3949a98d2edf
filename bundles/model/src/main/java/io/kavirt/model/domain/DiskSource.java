package io.kavirt.model.domain;

import io.kavirt.model.common.PciLocation;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.SecretOnly;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a disk's content is. Which components are there depends on the disk's type.
 *
 * @param file the file
 * @param dev the block device
 * @param dir the directory
 * @param protocol the network protocol
 * @param name the image, by the protocol's rules
 * @param tls whether the connection is encrypted
 * @param tlsHostname the name that the server's certificate must have
 * @param query what follows the name in an HTTP request
 * @param pool the storage pool
 * @param volume the volume in it
 * @param mode how a pool's volume is opened
 * @param type the kind of NVMe or vhost-user source
 * @param path the socket of a vhost-user disk
 * @param managed whether the device is detached from the host
 * @param namespace the NVMe namespace
 * @param fdgroup the descriptors handed over
 * @param startupPolicy what happens when the source is missing
 * @param index its number in the chain
 * @param hosts the servers
 * @param snapshot the image's snapshot
 * @param config the client's configuration file
 * @param initiator the iSCSI initiator
 * @param ssl whether certificates are checked
 * @param cookies HTTP cookies
 * @param readahead how far is read ahead
 * @param timeout when a request is given up, in s
 * @param identity the user that NFS sees
 * @param knownHosts the SSH client's file of hosts
 * @param reconnect when to connect again
 * @param address the NVMe device
 * @param slices the part that is used
 * @param labels how the file is labelled
 * @param auth who opens it
 * @param encryption how it is encrypted
 * @param reservations persistent reservations
 */
public record DiskSource(
        @Attribute @Nullable String file,
        @Attribute @Nullable String dev,
        @Attribute @Nullable String dir,
        @Attribute @Nullable String protocol,
        @Attribute @Nullable String name,
        @Attribute @Nullable YesNo tls,
        @Attribute @Nullable String tlsHostname,
        @Attribute @Nullable String query,
        @Attribute @Nullable String pool,
        @Attribute @Nullable String volume,
        @Attribute @Nullable Mode mode,
        @Attribute @Nullable String type,
        @Attribute @Nullable String path,
        @Attribute @Nullable YesNo managed,
        @Attribute @Nullable Long namespace,
        @Attribute @Nullable String fdgroup,
        @Attribute @Nullable StartupPolicy startupPolicy,
        @Attribute @LiveOnly @Nullable Integer index,
        @Children("host") List<Host> hosts,
        @Child(attribute = "name") @Nullable String snapshot,
        @Child(attribute = "file") @Nullable String config,
        @Child @Nullable Initiator initiator,
        @Child @Nullable SslVerify ssl,

        @SecretOnly @Children(value = "cookie", in = "cookies")
        List<Cookie> cookies,

        @Child(attribute = "size") @Nullable Long readahead,
        @Child(attribute = "seconds") @Nullable Long timeout,
        @Child @Nullable Identity identity,
        @Child @Nullable KnownHosts knownHosts,
        @Child @Nullable Reconnect reconnect,
        @Child @Nullable PciLocation address,
        @Children(value = "slice", in = "slices") List<Slice> slices,
        @Children("seclabel") List<DeviceLabel> labels,
        @Child @Nullable DiskAuth auth,
        @Child @Nullable DiskEncryption encryption,
        @Child @Nullable Reservations reservations) {

    /** Copies the lists. */
    public DiskSource {
        hosts = List.copyOf(hosts);
        labels = List.copyOf(labels);
        cookies = List.copyOf(cookies);
        slices = List.copyOf(slices);
    }

    /** A plain file. */
    public static DiskSource ofFile(String file) {
        return Records.with(NONE, "file", file);
    }

    /** A block device. */
    public static DiskSource ofBlock(String dev) {
        return Records.with(NONE, "dev", dev);
    }

    /** Nothing said. */
    public static final DiskSource NONE = new DiskSource(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            List.of(), null, null, null, null, List.of(), null, null, null, null, null, null, List.of(), List.of(),
            null, null, null);

    /** The path on the host, whatever kind of local source it is. */
    public @Nullable String localPath() {
        return file != null ? file : dev != null ? dev : dir;
    }

    /** How a pool's volume is opened. */
    public enum Mode {
        DIRECT,
        HOST
    }

    /** What happens when the source is missing. */
    public enum StartupPolicy {
        MANDATORY,
        REQUISITE,
        OPTIONAL
    }

    /**
     * A server.
     *
     * @param transport how it is reached
     * @param name its name
     * @param port its port
     * @param socket its socket
     */
    public record Host(
            @Attribute @Nullable Transport transport,
            @Attribute @Nullable String name,
            @Attribute @Nullable String port,
            @Attribute @Nullable String socket) {}

    /** How a server is reached. */
    public enum Transport {
        TCP,
        UNIX,
        RDMA
    }

    /**
     * The iSCSI initiator.
     *
     * @param iqn its name
     */
    public record Initiator(
            @Child(attribute = "name") @Nullable String iqn) {}

    /**
     * Persistent reservations.
     *
     * @param managed whether a helper is started
     * @param migration whether they move with the guest
     * @param source the helper's socket
     */
    public record Reservations(
            @Attribute @Nullable YesNo managed,
            @Attribute @Nullable YesNo migration,
            @Child @Nullable ReservationSource source) {}

    /**
     * A helper's socket.
     *
     * @param type {@code unix}
     * @param path the socket
     * @param mode {@code client}
     */
    public record ReservationSource(
            @Attribute @Nullable String type,
            @Attribute @Nullable String path,
            @Attribute @Nullable String mode) {}

    /**
     * Checking of certificates.
     *
     * @param verify whether they are checked
     */
    public record SslVerify(@Attribute @Nullable YesNo verify) {}

    /**
     * An HTTP cookie.
     *
     * @param name its name
     * @param value its value
     */
    public record Cookie(
            @Attribute @Required String name,
            @Text @Nullable String value) {}

    /**
     * The user that NFS sees.
     *
     * @param user the user
     * @param group the group
     */
    public record Identity(
            @Attribute @Nullable String user,
            @Attribute @Nullable String group) {}

    /**
     * When to connect again.
     *
     * @param enabled whether to
     * @param timeout after how many seconds
     * @param delay how long to wait, in s
     */
    public record Reconnect(
            @Attribute @Nullable YesNo enabled,
            @Attribute @Nullable Integer timeout,
            @Attribute @Nullable Long delay) {}

    /**
     * The part of a source that is used.
     *
     * @param type {@code storage}
     * @param offset where it begins, in bytes
     * @param size its length in bytes
     */
    public record Slice(
            @Attribute @Required String type,
            @Attribute @Default("0") long offset,
            @Attribute @Required long size) {}

    /**
     * The SSH client's file of hosts.
     *
     * @param path the file
     */
    public record KnownHosts(@Attribute @Nullable String path) {}
}
