package io.kavirt.shell;

import io.kavirt.api.connection.Connection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;

/** What all commands have in common: the shell session, its connection, and the choice between text and JSON. */
abstract class VirtCommand implements Action {
    @Option(name = "--json", description = "Print JSON")
    boolean json;

    @Reference
    Session session;

    @Reference
    Connections connections;

    final Connection connection() {
        return connections.connection(session);
    }

    /** Prints rows as a table with the keys of the first as its heads, or as a JSON array of objects. */
    final void printRows(List<String> heads, List<Map<String, Object>> rows) {
        session.getConsole().print(json ? Json.write(rows) + "\n" : Table.format(heads, rows));
        session.getConsole().flush();
    }

    /** Prints named values, one a line, or as one JSON object. */
    final void printValues(Map<String, Object> values) {
        session.getConsole().print(json ? Json.write(values) + "\n" : Table.format(values));
        session.getConsole().flush();
    }

    /** Prints a message; in JSON an object with it. */
    final void printDone(String message) {
        session.getConsole().println(json ? Json.write(Map.of("message", message)) : message);
    }
}
