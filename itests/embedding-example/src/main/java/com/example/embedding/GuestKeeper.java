package com.example.embedding;

import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.Virtualization;
import io.kavirt.api.domain.Domain;
import io.kavirt.api.event.DomainEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** A product that keeps guests, in the same container as Kavirt. The shell shows what it saw: {@code example:seen}. */
@Component(
        service = GuestKeeper.class,
        immediate = true,
        property = {"osgi.command.scope=example", "osgi.command.function=seen"})
public final class GuestKeeper {
    private static final String GUEST = """
            <domain type='test'>
              <name>embedded</name>
              <memory unit='MiB'>64</memory>
              <os><type>hvm</type></os>
            </domain>
            """;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Connection connection;

    @Activate
    public GuestKeeper(@Reference Virtualization virtualization) {
        connection = virtualization.open("test:///default");
        connection.listAllDomains(Set.of()).forEach(domain -> seen.add("found " + domain.name()));
        connection.subscribe(
                DomainEvent.Lifecycle.class,
                null,
                event -> seen.add(event.domain().name() + " " + event.type()));
        Domain guest = connection.domain(connection.domainDefineXML(GUEST));
        guest.create();
        seen.add(guest.ref().name() + " has " + guest.info().memory() / 1024 + " MiB");
    }

    /** Prints what it found, did and was told, in order. */
    public void seen() {
        seen.forEach(System.out::println);
    }

    @Deactivate
    public void stop() {
        Domain guest = connection.domain("embedded");
        guest.destroy();
        guest.undefine();
        connection.close();
    }
}
