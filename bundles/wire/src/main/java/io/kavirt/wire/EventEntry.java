package io.kavirt.wire;

import io.kavirt.api.contract.EventMessage;
import io.kavirt.api.contract.Program;
import io.kavirt.api.event.Event;

/** One kind of event with the codec of its message. Immutable. */
public final class EventEntry {
    private final Class<? extends Event> type;
    private final EventMessage message;
    private final RecordCodec codec;

    EventEntry(Class<? extends Event> type) {
        this.type = type;
        this.message = type.getAnnotation(EventMessage.class);
        this.codec = RecordCodec.of(type);
    }

    /** The event's record class. */
    public Class<? extends Event> type() {
        return type;
    }

    /** The id by which clients register. */
    public int id() {
        return message.id();
    }

    /** The program that the numbers belong to. */
    public Program program() {
        return message.program();
    }

    /** The message's number without a callback id; 0 if there is no such form. */
    public int plain() {
        return message.plain();
    }

    /** The message's number with a callback id in front; 0 if there is no such form. */
    public int callback() {
        return message.callback();
    }

    /** Writes a whole packet without callback id. */
    public void writePlain(XdrWriter out, Event event) {
        begin(out, plain());
        codec.write(out, event);
        out.endPacket();
    }

    /** Writes a whole packet for the registration {@code callbackId}. */
    public void writeCallback(XdrWriter out, int callbackId, Event event) {
        begin(out, callback());
        out.writeInt(callbackId);
        if (message.reserved()) {
            out.writeInt(0);
        }
        codec.write(out, event);
        out.endPacket();
    }

    /** Reads the contents of a packet without callback id. */
    public Event readPlain(XdrReader in) {
        Event event = (Event) codec.read(in);
        in.expectEnd();
        return event;
    }

    /** Reads the contents of a packet with callback id. */
    public CallbackEvent readCallback(XdrReader in) {
        int callbackId = in.readInt();
        if (message.reserved()) {
            in.readInt();
        }
        return new CallbackEvent(callbackId, readPlain(in));
    }

    /** What the message with callback id is made of, in the notation of {@link ProcedureEntry#argumentsLayout}. */
    public String callbackLayout() {
        return (message.reserved() ? "i i " : "i ") + plainLayout();
    }

    /** What the message without callback id is made of. */
    public String plainLayout() {
        return codec.fieldsLayout("", "");
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    private void begin(XdrWriter out, int number) {
        Program program = program();
        out.beginPacket(
                program.id(),
                program.version(),
                number,
                PacketHeader.MESSAGE,
                PacketHeader.EVENT_SERIAL,
                PacketHeader.OK);
    }

    /**
     * An event and the registration that it is for.
     *
     * @param callbackId the number that the registration returned
     * @param event what happened
     */
    public record CallbackEvent(int callbackId, Event event) {}
}
