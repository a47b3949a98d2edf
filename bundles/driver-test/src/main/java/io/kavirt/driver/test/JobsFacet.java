package io.kavirt.driver.test;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.DomainJobs;
import io.kavirt.api.domain.JobInfo;
import io.kavirt.api.domain.JobStats;
import io.kavirt.api.domain.JobStatsFlag;
import io.kavirt.api.domain.JobType;
import io.kavirt.api.driver.Prompt;
import java.util.Set;

/** No operation on a test domain takes long enough to be a job. */
@Prompt
final class JobsFacet implements DomainJobs {
    private static final JobInfo NO_JOB = new JobInfo(JobType.NONE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final TestDomain domain;

    JobsFacet(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public JobInfo jobInfo() {
        domain.active();
        return NO_JOB;
    }

    @Override
    public JobStats jobStats(Set<JobStatsFlag> flags) {
        domain.active();
        return new JobStats(JobType.NONE, TypedParameters.of());
    }

    @Override
    public void abortJob() {
        Snapshot now = domain.active();
        throw Refusal.invalidOperation("no job is active on the domain '" + now.name() + "'");
    }
}
