package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is the text of the element. */
final class TextSlot extends Slot {
    private final Codec codec;
    private final boolean isString;
    private final @Nullable Object absent;

    TextSlot(RecordComponent component) {
        super(component);
        codec = Objects.requireNonNull(Codecs.find(component.getType(), component), component::toString);
        isString = component.getType() == String.class;
        Default given = component.getAnnotation(Default.class);
        absent = given == null ? null : codec.parse(given.value());
    }

    @Override
    @Nullable
    Object absent() {
        return absent;
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        String text = isString ? element.text() : element.text().strip();
        if (text.isBlank()) {
            if (required) {
                throw Refusals.missing(element, "text", options.domain());
            }
            return absent;
        }
        try {
            return codec.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusals.value(element, null, text, String.valueOf(e.getMessage()), options.domain());
        }
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        writer.text(codec.format(value));
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        // Text has no name.
    }
}
