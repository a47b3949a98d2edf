package io.kavirt.shell;

import io.kavirt.api.connection.Subscription;
import io.kavirt.api.event.DomainEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code virt:events} */
@Service
@Command(
        scope = "virt",
        name = "events",
        description = "Prints events as they happen, until Ctrl-C, a number of them, or a time")
public class EventsCommand extends VirtCommand {
    @Argument(name = "domain", description = "Only events of this domain")
    @Completion(DomainCompleter.class)
    String domain;

    @Option(name = "--count", description = "Stop after so many events")
    int count = Integer.MAX_VALUE;

    @Option(name = "--timeout", description = "Stop after so many seconds")
    int timeout = Integer.MAX_VALUE;

    @Option(name = "--monitor", description = "Events of QEMU's monitor too")
    boolean monitor;

    @Override
    public Object execute() throws InterruptedException {
        BlockingQueue<DomainEvent> queue = new LinkedBlockingQueue<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
        Subscription subscription = connection()
                .subscribe(
                        DomainEvent.class,
                        domain == null ? null : DomainCommand.find(connection(), domain),
                        queue::add);
        try {
            for (int seen = 0; seen < count; ) {
                DomainEvent event = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return null;
                }
                if (monitor || !(event instanceof DomainEvent.Monitor)) {
                    print(event);
                    seen++;
                }
            }
        } finally {
            subscription.close();
        }
        return null;
    }

    private void print(DomainEvent event) {
        String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("time", time);
            values.put("domain", event.domain().name());
            values.put("event", event.getClass().getSimpleName());
            values.put("detail", detail(event));
            session.getConsole().println(Json.write(values));
        } else {
            session.getConsole()
                    .println(time + "  " + event.domain().name() + "  "
                            + event.getClass().getSimpleName() + "  " + detail(event));
        }
        session.getConsole().flush();
    }

    /** The record's components but the domain. */
    private static String detail(DomainEvent event) {
        if (event instanceof DomainEvent.Lifecycle lifecycle) {
            return lifecycle.type() + " " + lifecycle.detail();
        }
        String text = event.toString();
        int afterDomain = text.indexOf("], ");
        return afterDomain < 0 ? "" : text.substring(afterDomain + 3, text.length() - 1);
    }
}
