package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Manages storage pools and volumes. */
@ConsumerType
public interface StorageDriver extends Driver {}
