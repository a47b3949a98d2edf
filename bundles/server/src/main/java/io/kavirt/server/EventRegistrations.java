package io.kavirt.server;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.MonitorEventFlag;
import io.kavirt.api.connection.Subscription;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import io.kavirt.core.GatewaySession;
import io.kavirt.wire.EventEntry;
import io.kavirt.wire.EventTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The events that one client asked for. Guarded by its session; only deliveries come from publishers' threads. */
final class EventRegistrations {
    private static final int LIFECYCLE = 0;
    private static final int REGISTRATIONS_MAX = 1024;
    private static final int PATTERN_MAX = 1024;

    private final ClientConnection client;
    private final ClientSession session;
    private final EventTable table;
    private final Map<Integer, Registration> byCallback = new HashMap<>();
    private final Map<Integer, Registration> plain = new HashMap<>();
    private final List<Registration> unanswered = new ArrayList<>();
    private int nextCallback;
    private boolean closed;

    EventRegistrations(ClientConnection client, ClientSession session) {
        this.client = client;
        this.session = session;
        this.table = client.server().protocol().events();
    }

    int registerLifecycle() {
        registerPlain(LIFECYCLE);
        return 1;
    }

    int deregisterLifecycle() {
        deregisterPlain(LIFECYCLE);
        return 0;
    }

    void registerPlain(int eventId) {
        EventEntry entry = entry(eventId);
        if (entry.plain() == 0) {
            throw invalid("event " + eventId + " (" + entry + ") needs the registration by callback number");
        }
        if (plain.containsKey(eventId)) {
            throw invalid("event " + eventId + " (" + entry + ") is already registered");
        }
        Registration registration = new Registration(event -> send(out -> entry.writePlain(out, event)));
        subscribe(registration, entry.type(), null);
        plain.put(eventId, registration);
    }

    void deregisterPlain(int eventId) {
        Registration registration = plain.remove(eventId);
        if (registration == null) {
            throw invalid("event " + eventId + " is not registered");
        }
        registration.close();
    }

    int registerCallback(int eventId, @Nullable DomainRef domain) {
        return register(entry(eventId), domain, event -> true);
    }

    int registerMonitor(@Nullable DomainRef domain, @Nullable String event, Set<MonitorEventFlag> flags) {
        Predicate<String> names = names(event, flags);
        return register(
                table.find(DomainEvent.Monitor.class),
                domain,
                it -> it instanceof DomainEvent.Monitor monitor && names.test(monitor.event()));
    }

    void deregisterCallback(int callbackId) {
        Registration registration = byCallback.remove(callbackId);
        if (registration == null) {
            throw invalid("callback " + callbackId + " is not registered");
        }
        registration.close();
    }

    /** The replies of the registrations so far are on their way: events may follow. */
    void replied() {
        unanswered.forEach(Registration::activate);
        unanswered.clear();
    }

    /** Ends all registrations. */
    void close() {
        closed = true;
        byCallback.values().forEach(Registration::close);
        plain.values().forEach(Registration::close);
        byCallback.clear();
        plain.clear();
        unanswered.clear();
    }

    private int register(EventEntry entry, @Nullable DomainRef domain, Predicate<Event> wanted) {
        int callbackId = nextCallback++;
        Registration registration = new Registration(event -> {
            if (wanted.test(event)) {
                send(out -> entry.writeCallback(out, callbackId, event));
            }
        });
        subscribe(registration, entry.type(), domain);
        byCallback.put(callbackId, registration);
        return callbackId;
    }

    private void subscribe(Registration registration, Class<? extends Event> type, @Nullable DomainRef domain) {
        GatewaySession gateway = session.gateway();
        if (gateway == null || closed) {
            throw invalid("the connection is not open");
        }
        if (byCallback.size() + plain.size() >= REGISTRATIONS_MAX) {
            throw invalid("a client may have " + REGISTRATIONS_MAX + " registrations for events, not more");
        }
        registration.subscription = gateway.subscribe(type, domain, registration);
        unanswered.add(registration);
    }

    private EventEntry entry(int eventId) {
        EventEntry entry = eventId < 0 ? null : table.find(eventId);
        if (entry == null) {
            String ids = table.entries().stream()
                    .map(EventEntry::id)
                    .filter(id -> id >= 0)
                    .sorted()
                    .map(String::valueOf)
                    .collect(java.util.stream.Collectors.joining(", "));
            throw invalid("unsupported event ID " + eventId + "; accepted are " + ids);
        }
        return entry;
    }

    private void send(Consumer<io.kavirt.wire.XdrWriter> packet) {
        long waiting = client.outbox().send(packet);
        long backlog = client.server().settings().eventBacklog();
        if (waiting > backlog) {
            client.drop("it does not read its events: " + waiting + " bytes wait, at most " + backlog + " may");
        }
    }

    private static Predicate<String> names(@Nullable String event, Set<MonitorEventFlag> flags) {
        if (event == null) {
            return name -> true;
        }
        boolean noCase = flags.contains(MonitorEventFlag.NOCASE);
        if (!flags.contains(MonitorEventFlag.REGEX)) {
            return noCase ? event::equalsIgnoreCase : event::equals;
        }
        if (event.length() > PATTERN_MAX) {
            throw invalid("event pattern has " + event.length() + " characters, but at most " + PATTERN_MAX
                    + " are accepted");
        }
        try {
            Pattern pattern = Pattern.compile(event, noCase ? Pattern.CASE_INSENSITIVE : 0);
            return name -> pattern.matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw invalid("event pattern '" + event + "' is no regular expression: " + e.getDescription()
                    + " at character " + e.getIndex());
        }
    }

    private static VirtException invalid(String message) {
        return new VirtException(ErrorCode.INVALID_ARG, ErrorDomain.REMOTE, message);
    }

    /** One wish for events. Those that come before the client knows of its success wait. */
    private static final class Registration implements Consumer<Event> {
        private final Consumer<Event> delivery;
        private final List<Event> early = new ArrayList<>();
        private boolean active;
        private boolean ended;
        private @Nullable Subscription subscription;

        Registration(Consumer<Event> delivery) {
            this.delivery = delivery;
        }

        @Override
        public synchronized void accept(Event event) {
            if (ended) {
                return;
            }
            if (active) {
                delivery.accept(event);
            } else {
                early.add(event);
            }
        }

        synchronized void activate() {
            active = true;
            early.forEach(delivery);
            early.clear();
        }

        void close() {
            synchronized (this) {
                ended = true;
                early.clear();
            }
            if (subscription != null) {
                subscription.close();
            }
        }
    }
}
