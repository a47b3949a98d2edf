package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Manages network filters. */
@ConsumerType
public interface NwFilterDriver extends Driver {}
