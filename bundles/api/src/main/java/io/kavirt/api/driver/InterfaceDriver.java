package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Manages the host's network interfaces. */
@ConsumerType
public interface InterfaceDriver extends Driver {}
