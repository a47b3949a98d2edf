package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Manages virtual networks. */
@ConsumerType
public interface NetworkDriver extends Driver {}
