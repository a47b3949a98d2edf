package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import io.kavirt.api.domain.UndefineFlag;
import java.util.EnumSet;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:undefine} */
@Service
@Command(scope = "virt", name = "undefine", description = "Removes a domain's definition")
public class UndefineCommand extends DomainCommand {
    @Option(name = "--managed-save", description = "Remove its managed save image too")
    boolean managedSave;

    @Option(name = "--nvram", description = "Remove its NVRAM file too")
    boolean nvram;

    @Override
    void run(Domain handle) {
        Set<UndefineFlag> flags = EnumSet.noneOf(UndefineFlag.class);
        if (managedSave) {
            flags.add(UndefineFlag.MANAGED_SAVE);
        }
        if (nvram) {
            flags.add(UndefineFlag.NVRAM);
        }
        handle.undefineFlags(flags);
        printDone("Domain '" + handle.ref().name() + "' has been undefined");
    }
}
