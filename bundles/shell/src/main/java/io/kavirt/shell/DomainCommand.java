package io.kavirt.shell;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.domain.Domain;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command on one domain, which is named by name, id or UUID, as in virsh. */
abstract class DomainCommand extends VirtCommand {
    @Argument(name = "domain", description = "Name, id or UUID of the domain", required = true)
    @Completion(DomainCompleter.class)
    String domain;

    final Domain domain() {
        return connection().domain(find(connection(), domain));
    }

    @Override
    public final Object execute() throws Exception {
        run(domain());
        return null;
    }

    abstract void run(Domain handle) throws Exception;

    static DomainRef find(Connection connection, String text) {
        try {
            if (text.matches("[0-9]{1,9}")) {
                return connection.domainLookupByID(Integer.parseInt(text));
            }
            if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                return connection.domainLookupByUUID(UUID.fromString(text));
            }
        } catch (VirtException e) {
            if (e.code() != ErrorCode.NO_DOMAIN) {
                throw e;
            }
        }
        return connection.domainLookupByName(text);
    }
}
