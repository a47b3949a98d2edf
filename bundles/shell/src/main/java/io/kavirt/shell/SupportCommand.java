package io.kavirt.shell;

import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.OperationSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:support} */
@Service
@Command(
        scope = "virt",
        name = "support",
        description = "Shows which driver has which operation, read from what is installed")
public class SupportCommand extends VirtCommand {
    @Argument(name = "filter", description = "Only operations whose name contains this")
    String filter = "";

    @Reference
    DriverDirectory directory;

    @Override
    public Object execute() {
        List<OperationSupport> support = directory.support();
        TreeSet<String> drivers = new TreeSet<>();
        support.forEach(line -> drivers.addAll(line.drivers()));
        List<String> heads = new ArrayList<>(List.of("Operation", "Procedure"));
        heads.addAll(drivers);
        List<Map<String, Object>> rows = support.stream()
                .filter(line -> name(line).contains(filter) && !line.drivers().isEmpty())
                .map(line -> row(line, drivers))
                .toList();
        printRows(heads, rows);
        return null;
    }

    private static String name(OperationSupport line) {
        return line.facet() + "." + line.operation();
    }

    private Map<String, Object> row(OperationSupport line, TreeSet<String> drivers) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Operation", name(line));
        row.put("Procedure", line.procedure());
        for (String driver : drivers) {
            boolean has = line.drivers().contains(driver);
            row.put(driver, json ? (Object) has : has ? "yes" : null);
        }
        return row;
    }
}
