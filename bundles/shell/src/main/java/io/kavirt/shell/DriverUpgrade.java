package io.kavirt.shell;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.DriverInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;

/** The ways to replace a driver's bundle so that no other bundle is refreshed and no second version stays beside it. */
final class DriverUpgrade {
    private final FeaturesService features;
    private final BundleContext context;

    DriverUpgrade(FeaturesService features, BundleContext context) {
        this.features = features;
        this.context = context;
    }

    /** Updates the bundle where it is. */
    void inPlace(DriverInfo driver, String url) throws IOException, BundleException {
        Bundle bundle = context.getBundle(driver.bundleId());
        if (bundle == null) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    ErrorDomain.NONE,
                    "driver '" + driver.name() + "' has no bundle to update; install its feature");
        }
        try (InputStream jar = new URL(url).openStream()) {
            bundle.update(jar);
        }
        // Nothing is wired to a driver, so this drops its old class loader and refreshes no one else.
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        if (wiring.getRemovalPendingBundles().contains(bundle)) {
            wiring.refreshBundles(List.of(bundle));
        }
    }

    /** Installs the driver's feature from a repository in place of the one that is there. */
    void fromRepository(DriverInfo driver, String url) throws Exception {
        features.addRepository(URI.create(url));
        toNewestFeature(driver);
    }

    /** Installs the newest known version of the driver's feature in place of the one that is there. */
    void toNewestFeature(DriverInfo driver) throws Exception {
        String name = driver.bundle();
        Feature newest = List.of(features.getFeatures(name)).stream()
                .max(Comparator.comparing(feature -> Version.parseVersion(osgi(feature.getVersion()))))
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG,
                        ErrorDomain.NONE,
                        "no repository has a feature '" + name + "'; give the URL of a bundle or of a repository"));
        features.installFeatures(
                Set.of(newest.getId()),
                EnumSet.of(FeaturesService.Option.Upgrade, FeaturesService.Option.NoAutoRefreshBundles));
    }

    private static String osgi(String version) {
        return version.replace("-", ".");
    }
}
