package io.kavirt.shell;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.driver.DriverDirectory;
import io.kavirt.api.driver.DriverStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:list} */
@Service
@Command(scope = "virt", name = "list", description = "Lists domains: the active ones, or all")
public class ListCommand extends VirtCommand {
    private static final List<String> HEADS = List.of("Id", "Name", "UUID", "State");

    @Option(name = "--all", description = "Those that are not active too")
    boolean all;

    @Option(name = "--inactive", description = "Only those that are not active")
    boolean inactive;

    @Reference
    DriverDirectory directory;

    @Override
    public Object execute() {
        String uri = connections.uri(session);
        List<Map<String, Object>> rows = new ArrayList<>();
        if (connections.driverOf(uri).filter(DriverStatus.MISSING::equals).isPresent()) {
            directory
                    .lastSeenDomains(uri.substring(0, uri.indexOf(':')))
                    .forEach(domain -> rows.add(row(domain, "driver missing")));
        } else {
            list(rows);
        }
        printRows(HEADS, rows);
        return null;
    }

    private void list(List<Map<String, Object>> rows) {
        Connection connection = connection();
        Set<ListFlag> flags = all ? Set.of() : inactive ? Set.of(ListFlag.INACTIVE) : Set.of(ListFlag.ACTIVE);
        for (DomainRef domain : connection.listAllDomains(flags)) {
            try {
                rows.add(row(
                        domain,
                        States.label(connection.domain(domain).state(Set.of()).state())));
            } catch (VirtException e) {
                // It went between the two calls.
                if (e.code() != ErrorCode.NO_DOMAIN) {
                    throw e;
                }
            }
        }
    }

    private static Map<String, Object> row(DomainRef domain, String state) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Id", domain.id() < 0 ? null : domain.id());
        row.put("Name", domain.name());
        row.put("UUID", domain.uuid().toString());
        row.put("State", state);
        return row;
    }
}
