package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Manages guests, and tells of the host that they run on. */
@ConsumerType
public interface HypervisorDriver extends Driver {}
