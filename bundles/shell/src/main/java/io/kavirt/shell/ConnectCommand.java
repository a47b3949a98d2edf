package io.kavirt.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:connect} */
@Service
@Command(
        scope = "virt",
        name = "connect",
        description = "Connects this shell session to a hypervisor, or shows to which it is connected")
public class ConnectCommand extends VirtCommand {
    @Argument(name = "uri", description = "Such as qemu:///system or test:///default")
    @Completion(UriCompleter.class)
    String uri;

    @Override
    public Object execute() {
        String full = uri == null ? connections.uri(session) : connections.use(session, uri);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("URI", full);
        values.put("Hypervisor", connection().type());
        values.put("Host", connection().hostname());
        printValues(values);
        return null;
    }
}
