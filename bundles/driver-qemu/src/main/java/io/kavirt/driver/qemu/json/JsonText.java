package io.kavirt.driver.qemu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON values from UTF-8 and writes them. */
final class JsonText {
    private static final int MAX_DEPTH = 64;

    /** As long as the longest line that a monitor's channel takes. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_KEPT_BUFFERS = 4;

    /**
     * Buffers are kept in the factory and names are not interned: nothing of it outlives the driver's class loader in a
     * thread or in the library.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_BYTES)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .recyclerPool(JsonRecyclerPools.newBoundedPool(MAX_KEPT_BUFFERS))
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonText() {}

    /** Reads the value that fills {@code bytes} from {@code start} to before {@code end}. */
    static Json read(byte[] bytes, int start, int end) {
        try (JsonParser parser = FACTORY.createParser(bytes, start, end - start)) {
            parser.nextToken();
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw bad("something follows the value", parser.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            // Not as the cause, which would keep the bytes.
            throw bad(e.getOriginalMessage(), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw bad("there is no value", parser.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> Json.TRUE;
            case VALUE_FALSE -> Json.FALSE;
            case VALUE_NULL -> Json.NULL;
            default -> throw bad("a value cannot be " + token, parser.currentTokenLocation());
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw bad("there is more than one member '" + name + "'", parser.currentLocation());
            }
        }
        return members.isEmpty() ? Json.EMPTY : new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    static byte[] write(Json value, boolean indented) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
            }
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator generator, Json value) throws IOException {
        if (value instanceof Json.Str string) {
            generator.writeString(string.value());
        } else if (value instanceof Json.Num number) {
            generator.writeNumber(number.literal());
        } else if (value instanceof Json.Bool bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof Json.Arr array) {
            generator.writeStartArray();
            for (Json item : array.items()) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Json.Obj object) {
            generator.writeStartObject();
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                generator.writeFieldName(member.getKey());
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else {
            generator.writeNull();
        }
    }

    private static VirtException bad(String reason, @Nullable JsonLocation place) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.QEMU,
                "JSON cannot be read" + (place == null ? "" : " at byte " + place.getByteOffset()) + ": " + reason);
    }
}
