package io.kavirt.api.domain;

import io.kavirt.api.DomainRef;
import org.osgi.annotation.versioning.ProviderType;

/** The handle of a domain. It stays valid while its driver is upgraded beneath it. */
@ProviderType
public interface Domain
        extends DomainLifecycle,
                DomainInspection,
                DomainResources,
                DomainStatistics,
                DomainConsole,
                DomainSaving,
                DomainJobs,
                QemuMonitor {
    /** What the handle names. */
    DomainRef ref();
}
