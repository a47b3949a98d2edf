/**
 * What libvirt adds to a domain document whoever the driver is: bus and address of a disk, the console of a serial port,
 * controllers that devices need, an id, the address of an interface. Each step is a pure function of the document;
 * {@link io.kavirt.model.domain.complete.GenericCompletion} takes them all in libvirt's order. What a hypervisor adds beyond
 * that belongs to its driver.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kavirt.model.domain.complete;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
