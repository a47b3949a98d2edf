package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:suspend} */
@Service
@Command(scope = "virt", name = "suspend", description = "Pauses a guest")
public class SuspendCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        handle.suspend();
        printDone("Domain '" + handle.ref().name() + "' suspended");
    }
}
