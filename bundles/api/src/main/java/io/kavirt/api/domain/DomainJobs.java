package io.kavirt.api.domain;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The one long operation that a domain may be in. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainJobs {
    /**
     * Tells the progress of the job that runs; sizes in bytes, times in ms.
     *
     * @since libvirt 0.7.7
     */
    @Procedure(163)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default JobInfo jobInfo() {
        throw VirtException.unsupported(DomainJobs.class, "jobInfo");
    }

    /**
     * Tells the progress of the job that runs, or of the last one, in named values.
     *
     * @since libvirt 1.0.3
     */
    @Procedure(298)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default JobStats jobStats(Set<JobStatsFlag> flags) {
        throw VirtException.unsupported(DomainJobs.class, "jobStats");
    }

    /**
     * Asks the job that runs to end.
     *
     * @throws VirtException OPERATION_INVALID if no job runs
     *
     * @since libvirt 0.7.7
     */
    @Procedure(164)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void abortJob() {
        throw VirtException.unsupported(DomainJobs.class, "abortJob");
    }
}
