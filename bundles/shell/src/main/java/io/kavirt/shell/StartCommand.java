package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:start} */
@Service
@Command(scope = "virt", name = "start", description = "Starts a defined domain")
public class StartCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        handle.create();
        printDone("Domain '" + handle.ref().name() + "' started");
    }
}
