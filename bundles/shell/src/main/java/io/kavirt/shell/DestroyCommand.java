package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:destroy} */
@Service
@Command(scope = "virt", name = "destroy", description = "Stops a guest at once")
public class DestroyCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        handle.destroy();
        printDone("Domain '" + handle.ref().name() + "' destroyed");
    }
}
