package io.kavirt.api.domain;

import io.kavirt.api.contract.CharArray;

/**
 * The label under which a guest's process is confined.
 *
 * @param label empty if the guest is not confined
 * @param enforcing whether the confinement is enforced
 */
public record SecurityLabel(
        @CharArray(value = 4097, counted = true) String label, boolean enforcing) {}
