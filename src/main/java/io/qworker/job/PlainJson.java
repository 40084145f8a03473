package io.qworker.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * JSON as JavaScript reads and writes it: numbers take the BSON type that a Node driver would give them, dates are written
 * as ISO texts and ids as hexadecimal texts. Source: protocol.md §1.6.
 */
public final class PlainJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES));
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final double LARGEST_PLAIN_INTEGER = 1e18;

    private PlainJson() {}

    /** Reads one JSON value; a byte order mark is skipped. Throws {@link MalformedJson} naming line and column. */
    public static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (node.isMissingNode()) {
                throw new MalformedJson("it is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedJson(problem(e));
        }
    }

    /** Reads one JSON value as BSON. Throws {@link MalformedJson}. */
    public static BsonValue parse(String text) {
        return toBson(read(text));
    }

    /** On one line, as {@code JSON.stringify(value)} writes it. */
    public static String write(BsonValue value) {
        return toNode(value).toString();
    }

    /** On several lines, for people. */
    public static String writePretty(BsonValue value) {
        return writePretty(toNode(value));
    }

    /** On several lines, as {@code JSON.stringify(value, null, 2)} writes it. */
    public static String writePretty(JsonNode node) {
        try {
            return PRETTY.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BsonValue toBson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                BsonDocument document = new BsonDocument();
                node.properties().forEach(field -> document.put(field.getKey(), toBson(field.getValue())));
                yield document;
            }
            case ARRAY -> {
                BsonArray array = new BsonArray();
                node.forEach(element -> array.add(toBson(element)));
                yield array;
            }
            case STRING -> new BsonString(node.textValue());
            case BOOLEAN -> BsonBoolean.valueOf(node.booleanValue());
            case NUMBER -> number(node.doubleValue());
            default -> BsonNull.VALUE;
        };
    }

    public static JsonNode toNode(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> object(value.asDocument());
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                value.asArray().forEach(element -> array.add(toNode(element)));
                yield array;
            }
            case STRING -> NODES.textNode(value.asString().getValue());
            case SYMBOL -> NODES.textNode(value.asSymbol().getSymbol());
            case BOOLEAN -> NODES.booleanNode(value.asBoolean().getValue());
            case INT32 -> NODES.numberNode(value.asInt32().getValue());
            case INT64 -> NODES.numberNode(value.asInt64().getValue());
            case DOUBLE -> numberNode(value.asDouble().getValue());
            case DECIMAL128 -> NODES.textNode(value.asDecimal128().getValue().toString());
            case DATE_TIME -> NODES.textNode(iso(value.asDateTime().getValue()));
            case OBJECT_ID -> NODES.textNode(value.asObjectId().getValue().toHexString());
            case BINARY ->
                NODES.textNode(
                        Base64.getEncoder().encodeToString(value.asBinary().getData()));
            case REGULAR_EXPRESSION -> NODES.objectNode();
            default -> NODES.nullNode();
        };
    }

    /** As {@code Date.prototype.toISOString} writes it. */
    public static String iso(long epochMillis) {
        return ISO.format(Instant.ofEpochMilli(epochMillis));
    }

    private static ObjectNode object(BsonDocument document) {
        ObjectNode object = NODES.objectNode();
        document.forEach((key, element) -> object.set(key, toNode(element)));
        return object;
    }

    private static BsonValue number(double value) {
        int whole = (int) value;
        boolean negativeZero = value == 0 && 1 / value < 0;
        return whole == value && !negativeZero ? new BsonInt32(whole) : new BsonDouble(value);
    }

    private static JsonNode numberNode(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NODES.nullNode();
        }
        boolean plainInteger = value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN_INTEGER;
        return plainInteger
                ? NODES.numberNode((long) value)
                : NODES.numberNode(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    private static String problem(JsonProcessingException e) {
        var place = e.getLocation();
        String what = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        return place == null ? what : "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), what);
    }

    /** The text is no JSON; the message says where and why. */
    public static final class MalformedJson extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        MalformedJson(String message) {
            super(message);
        }
    }
}
