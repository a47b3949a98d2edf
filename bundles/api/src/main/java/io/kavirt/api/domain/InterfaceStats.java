package io.kavirt.api.domain;

/**
 * What passed through an interface, as the guest sees it; -1 where unknown.
 *
 * @param rxBytes bytes received
 * @param rxPackets packets received
 * @param rxErrors receive errors
 * @param rxDropped packets dropped on receipt
 * @param txBytes bytes sent
 * @param txPackets packets sent
 * @param txErrors send errors
 * @param txDropped packets dropped on sending
 */
public record InterfaceStats(
        long rxBytes,
        long rxPackets,
        long rxErrors,
        long rxDropped,
        long txBytes,
        long txPackets,
        long txErrors,
        long txDropped) {}
