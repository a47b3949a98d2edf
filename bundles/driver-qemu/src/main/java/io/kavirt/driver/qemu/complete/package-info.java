/**
 * Completes a guest's document: what the user left out is chosen, so that the stored document says everything the guest
 * sees, and stays the same when defaults change.
 */
@NullMarked
package io.kavirt.driver.qemu.complete;

import org.jspecify.annotations.NullMarked;
