/**
 * What outlives a driver instance: definitions, the live states of guests, and the images of saved ones.
 */
@NullMarked
package io.kavirt.driver.qemu.state;

import org.jspecify.annotations.NullMarked;
