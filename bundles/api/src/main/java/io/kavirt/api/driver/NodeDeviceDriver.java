package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Tells of the host's devices. */
@ConsumerType
public interface NodeDeviceDriver extends Driver {}
