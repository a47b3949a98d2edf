package io.kavirt.shell;

import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:drivers} */
@Service
@Command(scope = "virt", name = "drivers", description = "Shows the drivers: what they are and who uses them")
public class DriversCommand extends VirtCommand {
    private static final List<String> HEADS =
            List.of("Driver", "Kind", "Version", "Bundle", "Status", "Sessions", "Leases", "Reason");

    @Reference
    DriverDirectory directory;

    @Override
    public Object execute() {
        printRows(HEADS, directory.drivers().stream().map(DriversCommand::row).toList());
        return null;
    }

    private static Map<String, Object> row(DriverInfo driver) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Driver", driver.name());
        row.put("Kind", driver.kind().name().toLowerCase(Locale.ROOT));
        row.put("Version", driver.version());
        row.put("Bundle", driver.bundle() + (driver.bundleId() < 0 ? "" : " [" + driver.bundleId() + "]"));
        row.put("Status", driver.status().name().toLowerCase(Locale.ROOT));
        row.put("Sessions", driver.sessions());
        row.put("Leases", driver.leases());
        row.put("Reason", driver.reason().isEmpty() ? null : driver.reason());
        return row;
    }
}
