/**
 * The documents in which a host and a hypervisor say what they can do: {@link
 * io.kavirt.model.capabilities.Capabilities} and {@link io.kavirt.model.capabilities.DomainCapabilities}.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kavirt.model.capabilities;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
