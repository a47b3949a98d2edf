package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * The workers of the hypervisor's main loop.
 *
 * @param threadPoolMin least number of workers kept
 * @param threadPoolMax greatest number of workers
 */
public record DefaultIoThread(
        @Attribute("thread_pool_min") @Nullable Integer threadPoolMin,
        @Attribute("thread_pool_max") @Nullable Integer threadPoolMax) {}
