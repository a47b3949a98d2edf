package io.kavirt.server;

import io.kavirt.server.ServerSettings.Listener;
import java.nio.file.Path;
import java.util.List;

/** A daemon without drivers, to be tried by hand: {@code FakeDaemon FOLDER [DOMAINS [WAITING]]}. */
final class FakeDaemon {
    private FakeDaemon() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        FakeHypervisor hypervisor = new FakeHypervisor(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000);
        String waiting = arguments.length > 2 ? arguments[2] : "suspend|resume|openConsole";
        hypervisor.gateway.prompt(operation -> !operation.method().getName().matches(waiting));
        List<Listener> listeners = List.of(
                new Listener(folder.resolve("kavirt-sock"), false, 0700, ""),
                new Listener(folder.resolve("kavirt-sock-ro"), true, 0777, ""));
        Server server = new Server(hypervisor.gateway, ServerSettings.defaults(listeners));
        server.start();
        System.in.read();
        server.close();
    }
}
