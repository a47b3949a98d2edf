/**
 * Guests: what is known of each domain, and how its QEMU process is started, heard, stopped, saved and found again.
 */
@NullMarked
package io.kavirt.driver.qemu.guest;

import org.jspecify.annotations.NullMarked;
