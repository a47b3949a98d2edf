package io.kavirt.api.host;

import io.kavirt.api.contract.CharArray;

/**
 * How guests are confined on a host.
 *
 * @param model such as {@code apparmor}; empty without confinement
 * @param doi domain of interpretation; empty without confinement
 */
public record SecurityModel(
        @CharArray(value = 257, counted = true) String model,
        @CharArray(value = 257, counted = true) String doi) {}
