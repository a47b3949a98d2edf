package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:resume} */
@Service
@Command(scope = "virt", name = "resume", description = "Lets a paused guest go on")
public class ResumeCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        handle.resume();
        printDone("Domain '" + handle.ref().name() + "' resumed");
    }
}
