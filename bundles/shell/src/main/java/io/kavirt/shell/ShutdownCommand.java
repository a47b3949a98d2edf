package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:shutdown} */
@Service
@Command(scope = "virt", name = "shutdown", description = "Asks a guest to shut down")
public class ShutdownCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        handle.shutdown();
        printDone("Domain '" + handle.ref().name() + "' is being shut down");
    }
}
