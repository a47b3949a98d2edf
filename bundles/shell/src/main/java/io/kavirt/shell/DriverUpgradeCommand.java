package io.kavirt.shell;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverInfo;
import io.kavirt.api.driver.DriverStatus;
import java.util.Optional;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;

/** {@code virt:driver-upgrade} */
@Service
@Command(
        scope = "virt",
        name = "driver-upgrade",
        description = "Replaces a driver by another version while guests run and clients stay connected")
public class DriverUpgradeCommand extends VirtCommand {
    @Argument(name = "driver", description = "Name of the driver, such as qemu", required = true)
    @Completion(DriverCompleter.class)
    String driver;

    @Argument(
            index = 1,
            name = "url",
            description = "The new version: URL of a driver bundle (.jar) or of a feature repository (.xml); "
                    + "none for the newest feature that is known")
    String url;

    @Option(name = "--wait", description = "Seconds to wait for the new version to serve")
    int wait = 60;

    @Reference
    DriverDirectory directory;

    @Reference
    FeaturesService features;

    @Reference
    BundleContext context;

    @Override
    public Object execute() throws Exception {
        DriverInfo before = find().orElseThrow(() -> new VirtException(
                ErrorCode.INVALID_ARG,
                ErrorDomain.NONE,
                "there is no driver '" + driver + "'; there are "
                        + directory.drivers().stream()
                                .map(DriverInfo::name)
                                .distinct()
                                .toList()));
        long start = System.nanoTime();
        DriverUpgrade upgrade = new DriverUpgrade(features, context);
        if (url == null) {
            upgrade.toNewestFeature(before);
        } else if (url.endsWith(".xml")) {
            upgrade.fromRepository(before, url);
        } else {
            upgrade.inPlace(before, url);
        }
        DriverInfo after = awaitReady(start);
        printDone("Driver '" + driver + "' upgraded from " + before.version() + " to " + after.version() + " in "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        return null;
    }

    private DriverInfo awaitReady(long start) throws InterruptedException {
        while (true) {
            Optional<DriverInfo> now = find();
            if (now.isPresent() && now.get().status() == DriverStatus.READY) {
                return now.get();
            }
            if (now.isPresent() && now.get().status() == DriverStatus.UNUSABLE
                    || System.nanoTime() - start > wait * 1_000_000_000L) {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        ErrorDomain.NONE,
                        "driver '" + driver + "' does not serve after its upgrade: "
                                + now.map(info -> info.status() + " " + info.reason())
                                        .orElse("it is not there"));
            }
            Thread.sleep(5);
        }
    }

    private Optional<DriverInfo> find() {
        return directory.drivers().stream()
                .filter(info -> info.name().equals(driver))
                .findFirst();
    }
}
