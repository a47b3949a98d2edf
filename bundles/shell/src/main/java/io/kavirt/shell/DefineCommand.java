package io.kavirt.shell;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** {@code virt:define} */
@Service
@Command(scope = "virt", name = "define", description = "Defines a domain from an XML file")
public class DefineCommand extends VirtCommand {
    @Argument(name = "file", description = "The domain's document", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    public Object execute() {
        DomainRef domain = connection().domainDefineXML(read());
        printDone("Domain '" + domain.name() + "' defined from " + file);
        return null;
    }

    private String read() {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, ErrorDomain.NONE, "cannot read '" + file + "' as UTF-8 text: " + e, e);
        }
    }
}
