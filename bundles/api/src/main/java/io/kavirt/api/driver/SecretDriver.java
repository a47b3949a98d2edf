package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Keeps secrets. */
@ConsumerType
public interface SecretDriver extends Driver {}
