package io.kavirt.wire;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Program;
import io.kavirt.api.contract.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One operation of the contract with the codecs of its packets. Immutable. */
public final class ProcedureEntry {
    /** Clients say with it that they understand parameters that are texts. Kavirt takes that for granted. */
    private static final int STRING_OKAY = 1 << 2;

    private final Class<?> facet;
    private final Method method;
    private final Procedure procedure;
    private final boolean hasObject;
    private final Codec[] parameters;
    /** Before which parameter the shape's own number stands; -1 if the shape has none. */
    private final int extraIndex;

    private final ResultCodec result;

    ProcedureEntry(Class<?> facet, Method method) {
        this.facet = facet;
        this.method = method;
        this.procedure = method.getAnnotation(Procedure.class);
        this.hasObject = hasObject(facet);
        Parameter[] declared = method.getParameters();
        parameters = new Codec[declared.length];
        for (int i = 0; i < declared.length; i++) {
            String where = name() + ", parameter " + declared[i].getName();
            Codec codec = Codecs.of(declared[i].getParameterizedType(), declared[i], where);
            parameters[i] = procedure.shape() == Shape.COUNT_PROBE && codec instanceof FlagsCodec flags
                    ? flags.ignoring(STRING_OKAY)
                    : codec;
        }
        extraIndex = extraIndex(declared);
        result = ResultCodec.of(method, procedure.shape());
    }

    private static boolean hasObject(Class<?> facet) {
        Facet annotation = facet.getAnnotation(Facet.class);
        if (annotation == null || annotation.object() == ObjectKind.CONNECT) {
            return false;
        }
        if (annotation.object() != ObjectKind.DOMAIN) {
            throw new IllegalArgumentException(facet + " works on " + annotation.object() + ", which cannot be sent");
        }
        return true;
    }

    private int extraIndex(Parameter[] declared) {
        switch (procedure.shape()) {
            case NEED_RESULTS, CALLER_MAX, COUNT_PROBE -> {
                int last = declared.length - 1;
                boolean flagsLast = last >= 0
                        && declared[last].getParameterizedType() instanceof ParameterizedType type
                        && type.getRawType() == Set.class;
                return flagsLast ? last : declared.length;
            }
            default -> {
                return -1;
            }
        }
    }

    /** The interface that declares it. */
    public Class<?> facet() {
        return facet;
    }

    /** The method that declares it. */
    public Method method() {
        return method;
    }

    /** The program that its number belongs to. */
    public Program program() {
        return procedure.program();
    }

    /** Its number. */
    public int number() {
        return procedure.value();
    }

    /** How its packets are laid out. */
    public Shape shape() {
        return procedure.shape();
    }

    /** Whether workers that are kept free for short calls may run it. */
    public boolean isHighPriority() {
        return procedure.high();
    }

    /** The name in messages and logs, such as {@code DomainLifecycle.create}. */
    public String name() {
        return facet.getSimpleName() + "." + method.getName();
    }

    /**
     * Reads a call's contents.
     *
     * @throws io.kavirt.api.VirtException RPC if they are malformed or too long, INVALID_ARG if a flag or value is not accepted
     */
    public CallArguments readArguments(XdrReader in) {
        ObjectRef object = hasObject ? DomainRefCodec.INSTANCE.read(in) : null;
        int count = parameters.length;
        Object[] values = new Object[count];
        int extra = 0;
        for (int i = 0; i < count; i++) {
            if (i == extraIndex) {
                extra = readExtra(in);
            }
            values[i] = parameters[i].read(in);
        }
        if (extraIndex == count) {
            extra = readExtra(in);
        }
        in.expectEnd();
        return new CallArguments(object, values, extra);
    }

    /** Writes a call's contents, with the shape's own number as it is for a caller that wants everything. */
    public void writeArguments(XdrWriter out, @Nullable ObjectRef object, @Nullable Object[] values) {
        int most = result.greatestExtra();
        writeArguments(out, new CallArguments(object, values, most == 0 ? 1 : most));
    }

    /** Writes a call's contents. */
    public void writeArguments(XdrWriter out, CallArguments arguments) {
        if (hasObject) {
            DomainRefCodec.INSTANCE.write(out, arguments.object());
        }
        for (int i = 0; i < parameters.length; i++) {
            if (i == extraIndex) {
                out.writeInt(arguments.extra());
            }
            parameters[i].write(out, arguments.values()[i]);
        }
        if (extraIndex == parameters.length) {
            out.writeInt(arguments.extra());
        }
    }

    /**
     * Writes a reply's contents.
     *
     * @param extra {@link CallArguments#extra} of the call
     */
    public void writeResult(XdrWriter out, int extra, @Nullable Object value) {
        result.write(out, extra, value);
    }

    /**
     * Reads a reply's contents.
     *
     * @param stream what stands for the stream that the call opened; null if it opened none
     */
    public @Nullable Object readResult(XdrReader in, @Nullable VirtStream stream) {
        Object value = result.read(in, stream);
        in.expectEnd();
        return value;
    }

    /** The stream that a result of {@link Shape#STREAM} brings. */
    public VirtStream stream(@Nullable Object value) {
        VirtStream stream = result.stream(value);
        if (stream == null) {
            throw new NullPointerException(name() + " returned no stream");
        }
        return stream;
    }

    /**
     * What a call's contents are made of: {@code i} four bytes, {@code h} eight, {@code d} floating point, {@code s} text,
     * {@code oN} N bytes, {@code p} typed parameter; {@code (..)} struct, {@code ?} optional, {@code <N>} up to N,
     * {@code [N]} exactly N.
     */
    public String argumentsLayout() {
        StringJoiner layout = new StringJoiner(" ");
        if (hasObject) {
            layout.add(DomainRefCodec.INSTANCE.layout());
        }
        for (int i = 0; i < parameters.length; i++) {
            if (i == extraIndex) {
                layout.add("i");
            }
            layout.add(parameters[i].layout());
        }
        if (extraIndex == parameters.length) {
            layout.add("i");
        }
        return layout.toString();
    }

    /** What a reply's contents are made of, in the notation of {@link #argumentsLayout}. */
    public String resultLayout() {
        return result.layout();
    }

    @Override
    public String toString() {
        return name();
    }

    private int readExtra(XdrReader in) {
        int value = in.readInt();
        if (procedure.shape() == Shape.NEED_RESULTS) {
            return value == 0 ? 0 : 1;
        }
        if (value < 0 || value > result.greatestExtra()) {
            throw WireErrors.invalid(name() + ": the caller takes " + Integer.toUnsignedString(value)
                    + " elements, but at most " + result.greatestExtra() + " are accepted");
        }
        return value;
    }
}
