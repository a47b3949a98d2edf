package io.kavirt.api.domain;

/**
 * How the channel to a hypervisor process is.
 *
 * @param state whether the channel answers
 * @param details why not, for an error
 * @param stateTime milliseconds since the state was entered
 */
public record ControlInfo(ControlState state, int details, long stateTime) {}
