package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * One I/O thread.
 *
 * @param id its number from 1
 * @param threadPoolMin least number of workers kept
 * @param threadPoolMax greatest number of workers
 */
public record IoThread(
        @Attribute @Required int id,
        @Attribute("thread_pool_min") @Nullable Integer threadPoolMin,
        @Attribute("thread_pool_max") @Nullable Integer threadPoolMax) {}
