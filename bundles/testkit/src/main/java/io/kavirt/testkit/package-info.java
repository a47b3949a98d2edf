/**
 * What a driver's tests need. {@link io.kavirt.testkit.HypervisorContractTest} is the contract as tests: a driver's test class
 * extends it, says how a driver is made and what it lacks, and inherits every check. The fakes stand in for core:
 * {@link io.kavirt.testkit.FakeDriverContext} gives a driver its threads, folders, event sinks and handover, and
 * {@link io.kavirt.testkit.OpenSession} calls it as core would.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
