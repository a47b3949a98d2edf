package io.kavirt.shell;

import io.kavirt.api.VirtException;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the names of domains. */
@Service
public class DomainCompleter implements Completer {
    @Reference
    private Connections connections;

    @Override
    public int complete(Session session, CommandLine commandLine, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        try {
            connections.connection(session).listAllDomains(Set.of()).forEach(domain -> names.getStrings()
                    .add(domain.name()));
        } catch (VirtException e) {
            // There is nothing to offer; the command itself will say why.
            return -1;
        }
        return names.complete(session, commandLine, candidates);
    }
}
