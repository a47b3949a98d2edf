package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Inline;
import org.jspecify.annotations.Nullable;

/**
 * How the host handles an interface.
 *
 * @param name the driver
 * @param txmode how packets are sent
 * @param ioeventfd whether requests are told by event
 * @param eventIdx whether events are thinned
 * @param queues how many queues
 * @param rxQueueSize entries of receive queues
 * @param txQueueSize entries of send queues
 * @param rss whether the host spreads packets over queues
 * @param rssHashReport whether the guest sees the hash
 * @param virtio virtio's settings
 * @param host what the host takes off the guest
 * @param guest what the guest takes off the host
 */
public record InterfaceDriver(
        @Attribute @Nullable String name,
        @Attribute @Nullable TxMode txmode,
        @Attribute @Nullable OnOff ioeventfd,
        @Attribute("event_idx") @Nullable OnOff eventIdx,
        @Attribute @Nullable Integer queues,
        @Attribute("rx_queue_size") @Nullable Integer rxQueueSize,
        @Attribute("tx_queue_size") @Nullable Integer txQueueSize,
        @Attribute @Nullable OnOff rss,
        @Attribute("rss_hash_report") @Nullable OnOff rssHashReport,
        @Inline VirtioOptions virtio,
        @Child @Nullable Offload host,
        @Child @Nullable Offload guest) {

    /** How packets are sent. */
    public enum TxMode {
        IOTHREAD,
        TIMER
    }

    /**
     * Work that one side takes off the other.
     *
     * @param csum checksums
     * @param gso segmentation
     * @param tso4 segmentation of TCP on IPv4
     * @param tso6 segmentation of TCP on IPv6
     * @param ecn congestion notices
     * @param ufo fragmentation of UDP
     * @param mrgRxbuf merged buffers
     */
    public record Offload(
            @Attribute @Nullable OnOff csum,
            @Attribute @Nullable OnOff gso,
            @Attribute @Nullable OnOff tso4,
            @Attribute @Nullable OnOff tso6,
            @Attribute @Nullable OnOff ecn,
            @Attribute @Nullable OnOff ufo,
            @Attribute("mrg_rxbuf") @Nullable OnOff mrgRxbuf) {}
}
