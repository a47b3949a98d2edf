package io.kavirt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Shape;
import io.kavirt.api.event.Event;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What one side writes, the other reads, for every procedure and event of the contract. */
class RoundTripTest {
    @Property(tries = 4000)
    void argumentsArriveAsTheyWereSent(@ForAll("procedures") ProcedureEntry entry, @ForAll long seed) {
        Values values = new Values(seed);
        Parameter[] parameters = entry.method().getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = values.make(parameters[i].getParameterizedType(), parameters[i]);
        }
        Facet facet = entry.facet().getAnnotation(Facet.class);
        boolean hasObject = facet != null && facet.object() == ObjectKind.DOMAIN;
        XdrWriter out = new XdrWriter();
        entry.writeArguments(out, hasObject ? values.domain() : null, arguments);

        assertThat(LayoutWalker.leftOver(entry.argumentsLayout(), out.toByteArray()))
                .isZero();
        CallArguments read = entry.readArguments(new XdrReader(out.array(), 0, out.size()));
        assertThat(read.values()).containsExactly(arguments);
        assertThat(read.object() != null).isEqualTo(hasObject);
        boolean counts =
                List.of(Shape.NEED_RESULTS, Shape.CALLER_MAX, Shape.COUNT_PROBE).contains(entry.shape());
        assertThat(read.extra() > 0).isEqualTo(counts);
        assertRefusesEveryOtherLength(entry, out);
    }

    @Property(tries = 4000)
    void resultsArriveAsTheyWereSent(@ForAll("procedures") ProcedureEntry entry, @ForAll long seed) {
        Values values = new Values(seed);
        Object result = values.make(entry.method().getGenericReturnType(), entry.method());
        XdrWriter out = new XdrWriter();
        entry.writeResult(out, Integer.MAX_VALUE, result);

        assertThat(LayoutWalker.leftOver(entry.resultLayout(), out.toByteArray()))
                .isZero();
        Object read = entry.readResult(
                new XdrReader(out.array(), 0, out.size()), entry.shape() == Shape.STREAM ? Values.STREAM : null);
        assertThat(read).isEqualTo(result);
        if (entry.shape() == Shape.STREAM) {
            assertThat(entry.stream(result)).isSameAs(Values.STREAM);
        }
    }

    @Property(tries = 2000)
    void eventsArriveAsTheyWereSent(@ForAll("events") EventEntry entry, @ForAll long seed) {
        Event event = (Event) new Values(seed).make(entry.type(), NoAnnotations.INSTANCE);
        XdrWriter out = new XdrWriter();
        if (entry.plain() != 0) {
            entry.writePlain(out, event);
            XdrReader in = new XdrReader(out.array(), WireLimits.LENGTH_WORD, out.size() - WireLimits.LENGTH_WORD);
            assertThat(PacketHeader.read(in))
                    .isEqualTo(new PacketHeader(
                            entry.program().id(), 1, entry.plain(), PacketHeader.MESSAGE, 1, PacketHeader.OK));
            assertThat(entry.readPlain(in)).isEqualTo(event);
        }
        int start = out.size();
        entry.writeCallback(out, 7, event);
        XdrReader in = new XdrReader(out.array(), start, out.size() - start);
        assertThat(in.readInt()).isEqualTo(out.size() - start);
        assertThat(PacketHeader.read(in).procedure()).isEqualTo(entry.callback());
        assertThat(entry.readCallback(in)).isEqualTo(new EventEntry.CallbackEvent(7, event));
    }

    private static void assertRefusesEveryOtherLength(ProcedureEntry entry, XdrWriter whole) {
        for (int length = 0; length < whole.size(); length += 1 + length / 50) {
            HostileInputTest.assertRefused(entry, whole.array(), length);
        }
        byte[] longer = java.util.Arrays.copyOf(whole.toByteArray(), whole.size() + 4);
        HostileInputTest.assertRefused(entry, longer, longer.length);
    }

    @Provide
    Arbitrary<ProcedureEntry> procedures() {
        return Arbitraries.of(Contract.PROCEDURES.entries());
    }

    @Provide
    Arbitrary<EventEntry> events() {
        return Arbitraries.of(Contract.EVENTS.entries().stream().collect(Collectors.toList()));
    }
}
