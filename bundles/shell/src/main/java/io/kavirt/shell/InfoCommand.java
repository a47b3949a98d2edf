package io.kavirt.shell;

import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.Domain;
import io.kavirt.api.domain.DomainInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:info} */
@Service
@Command(scope = "virt", name = "info", description = "Shows a domain's main figures")
public class InfoCommand extends DomainCommand {
    @Override
    void run(Domain handle) {
        DomainRef ref = handle.ref();
        DomainInfo info = handle.info();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Id", ref.id() < 0 ? null : ref.id());
        values.put("Name", ref.name());
        values.put("UUID", ref.uuid().toString());
        values.put("OS Type", handle.osType());
        values.put("State", States.label(info.state()));
        values.put("CPU(s)", info.vcpus());
        double seconds = info.cpuTime() / 1e9;
        values.put("CPU time", json ? (Object) seconds : String.format(Locale.ROOT, "%.1fs", seconds));
        values.put("Max memory", json ? (Object) info.maxMemory() : info.maxMemory() + " KiB");
        values.put("Used memory", json ? (Object) info.memory() : info.memory() + " KiB");
        values.put("Persistent", handle.isPersistent());
        values.put("Autostart", handle.autostart());
        printValues(values);
    }
}
