package io.kavirt.driver.qemu.facet;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.DomainJobs;
import io.kavirt.api.domain.JobInfo;
import io.kavirt.api.domain.JobStats;
import io.kavirt.api.domain.JobStatsFlag;
import io.kavirt.api.domain.JobType;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.GuestSaver;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.LongJob;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import java.util.Set;

/** The long operation that a domain is in. */
public final class QemuJobs extends DomainFacet implements DomainJobs {
    public QemuJobs(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    public JobInfo jobInfo() {
        Guest guest = guest();
        LongJob job = guest.longJob();
        if (job == null) {
            return new JobInfo(JobType.NONE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        GuestSaver.refresh(guest, job);
        LongJob.Progress ram = job.progress();
        return new JobInfo(
                job.type(),
                job.elapsedMillis(),
                0,
                ram.total(),
                ram.processed(),
                ram.remaining(),
                ram.total(),
                ram.processed(),
                ram.remaining(),
                0,
                0,
                0);
    }

    @Override
    public JobStats jobStats(Set<JobStatsFlag> flags) {
        Guest guest = guest();
        if (flags.contains(JobStatsFlag.COMPLETED)) {
            LongJob last = guest.lastJob();
            return last == null
                    ? new JobStats(JobType.NONE, TypedParameters.of())
                    : new JobStats(last.type(), GuestSaver.figures(last));
        }
        LongJob job = guest.longJob();
        if (job == null) {
            return new JobStats(JobType.NONE, TypedParameters.of());
        }
        GuestSaver.refresh(guest, job);
        return new JobStats(job.type(), GuestSaver.figures(job));
    }

    @Override
    public void abortJob() {
        Guest guest = guest();
        if (guest.longJob() == null) {
            throw invalid("Domain '" + domain.name() + "' is in no job that could be aborted");
        }
        GuestSaver.abort(guest);
    }
}
