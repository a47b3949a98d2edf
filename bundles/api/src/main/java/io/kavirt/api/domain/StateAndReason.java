package io.kavirt.api.domain;

/**
 * A domain's state and why it is so.
 *
 * @param state whether the guest runs
 * @param reason a code of the enum that belongs to the state, such as {@link RunningReason}
 */
public record StateAndReason(DomainState state, int reason) {}
