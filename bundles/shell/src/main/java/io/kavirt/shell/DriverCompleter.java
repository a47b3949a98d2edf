package io.kavirt.shell;

import io.kavirt.api.driver.DriverDirectory;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the names of drivers. */
@Service
public class DriverCompleter implements Completer {
    @Reference
    private DriverDirectory directory;

    @Override
    public int complete(Session session, CommandLine commandLine, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        directory.drivers().forEach(driver -> names.getStrings().add(driver.name()));
        return names.complete(session, commandLine, candidates);
    }
}
