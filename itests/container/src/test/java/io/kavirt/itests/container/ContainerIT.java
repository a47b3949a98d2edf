package io.kavirt.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import io.kavirt.api.VirtException;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.Virtualization;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverInfo;
import io.kavirt.api.driver.DriverStatus;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** Runs inside the container of the distribution. Public, as JUnit 4 and Pax Exam need it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
    private static final List<String> DRIVERS = List.of("test", "qemu");

    @Inject
    private FeaturesService features;

    @Inject
    private Virtualization virtualization;

    @Inject
    private DriverDirectory directory;

    @Inject
    private BundleContext context;

    /** The distribution, with its folders under this module's {@code target}. */
    @Configuration
    public Option[] configuration() {
        File root = new File("target/root").getAbsoluteFile();
        String maven = "etc/org.ops4j.pax.url.mvn.cfg";
        String repository = System.getProperty("kavirt.repository");
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(new File(System.getProperty("kavirt.archive"))
                            .toURI()
                            .toString())
                    .name("Kavirt")
                    .unpackDirectory(new File("target/exam"))
                    .useDeployFolder(false),
            // Pax Exam's own bundles; the distribution has none of them.
            editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.localRepository", repository),
            editConfigurationFilePut(
                    maven,
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, file:" + repository
                            + "@id=local.repository@snapshots"),
            vmOption("-Dkavirt.config.dir=" + root + "/etc"),
            vmOption("-Dkavirt.run.dir=" + root + "/run"),
            vmOption("-Dkavirt.lib.dir=" + root + "/lib"),
            vmOption("-Dkavirt.log.dir=" + root + "/log"),
            vmOption("-Dkavirt.lib.uri=file:" + root + "/lib/"),
        };
    }

    @Test
    public void eachFeatureInstallsAloneAndServesAtOnce() throws Exception {
        for (String driver : DRIVERS) {
            features.uninstallFeature("kavirt-driver-" + driver);
        }
        for (String driver : DRIVERS) {
            features.installFeature("kavirt-driver-" + driver);
            assertEquals(
                    List.of(driver),
                    directory.drivers().stream()
                            .filter(info -> info.status() != DriverStatus.MISSING)
                            .map(DriverInfo::name)
                            .toList());
            try (Connection connection = open(driver)) {
                assertTrue(connection.hostname().length() > 0);
            }
            features.uninstallFeature("kavirt-driver-" + driver);
        }
        for (String driver : DRIVERS) {
            features.installFeature("kavirt-driver-" + driver);
        }
    }

    @Test
    public void noWiringMovesWhenADriverComesOrGoes() throws Exception {
        Map<String, BundleWiring> before = wirings();
        for (String driver : DRIVERS) {
            features.uninstallFeature("kavirt-driver-" + driver);
            assertEquals(before, wirings());
            features.installFeature("kavirt-driver-" + driver);
            assertEquals(before, wirings());
        }
    }

    private Connection open(String driver) {
        if (driver.equals("test")) {
            return virtualization.open("test:///default");
        }
        try {
            return virtualization.open("qemu:///system");
        } catch (VirtException e) {
            return virtualization.open("qemu:///session");
        }
    }

    /** How each bundle is wired, but for the drivers. */
    private Map<String, BundleWiring> wirings() {
        Map<String, BundleWiring> wirings = new TreeMap<>();
        Arrays.stream(context.getBundles())
                .filter(bundle -> !bundle.getSymbolicName().startsWith("kavirt-driver-"))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .forEach(bundle -> wirings.put(bundle.getSymbolicName(), bundle.adapt(BundleWiring.class)));
        return wirings;
    }
}
