package io.kavirt.shell;

import io.kavirt.api.domain.Domain;
import io.kavirt.api.domain.XmlFlag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:dumpxml} */
@Service
@Command(scope = "virt", name = "dumpxml", description = "Prints a domain's document")
public class DumpXmlCommand extends DomainCommand {
    @Option(name = "--inactive", description = "The definition rather than the running guest")
    boolean inactive;

    @Option(name = "--security-info", description = "With passwords")
    boolean secure;

    @Override
    void run(Domain handle) {
        Set<XmlFlag> flags = EnumSet.noneOf(XmlFlag.class);
        if (inactive) {
            flags.add(XmlFlag.INACTIVE);
        }
        if (secure) {
            flags.add(XmlFlag.SECURE);
        }
        String xml = handle.xmlDesc(flags);
        session.getConsole().println(json ? Json.write(Map.of("xml", xml)) : xml.stripTrailing());
    }
}
