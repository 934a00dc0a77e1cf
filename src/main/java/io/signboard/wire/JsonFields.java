package io.signboard.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read with their types; whatever is wrong is named with its path. Null counts as absent. */
final class JsonFields {

    private static final int MAX_NUMBER = 1000;

    private final JsonNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();
    private final List<JsonFields> within = new ArrayList<>();

    JsonFields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Tells of each field that nobody has asked for, here and in the objects within, its path and what it may mean. */
    void unread(BiConsumer<String, Optional<String>> listener) {
        for (String name : names()) {
            if (!asked.contains(name)) {
                listener.accept(path + Quoted.shortened(name), Spelling.nearest(name, asked));
            }
        }
        within.forEach(fields -> fields.unread(listener));
    }

    boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    List<String> names() {
        return node.properties().stream().map(e -> e.getKey()).toList();
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw invalid(name, "is required");
        }
        return node.get(name);
    }

    String text(String name, int maxLength) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw invalid(name, "must be a string");
        }
        String text = value.textValue();
        if (text.isEmpty()) {
            throw invalid(name, "must not be empty");
        }
        if (!Unicode.isWellFormed(text)) {
            throw invalid(name, "holds half a surrogate pair, which is no character");
        }
        if (Unicode.length(text) > maxLength) {
            throw invalid(name, "must have at most " + maxLength + " characters");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name, int maxLength) {
        return has(name) ? text(name, maxLength) : null;
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.booleanValue();
    }

    /** A number, or a decimal string as amounts may be. */
    BigDecimal number(String name) {
        JsonNode value = required(name);
        String text = value.isTextual() ? value.textValue() : value.isNumber() ? value.asText() : "";
        if (text.length() > MAX_NUMBER || !Numbers.isJsonNumber(text)) {
            throw invalid(name, "must be a number");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw invalid(name, "must be a number");
        }
    }

    /** An integer from 1 to 2^63-1. */
    long positive(String name) {
        OptionalLong number = integer(name);
        if (number.isEmpty() || number.getAsLong() < 1) {
            throw invalid(name, "must be an integer of at least 1");
        }
        return number.getAsLong();
    }

    /** An integer from 0 to 2^63-1. */
    long count(String name) {
        OptionalLong number = integer(name);
        if (number.isEmpty()) {
            throw invalid(name, "must be an integer of at least 0");
        }
        return number.getAsLong();
    }

    private OptionalLong integer(String name) {
        JsonNode value = required(name);
        return value.isNumber() ? Numbers.scaled(value.asText(), 0) : OptionalLong.empty();
    }

    @Nullable
    Instant timeOrNull(String name) {
        if (!has(name)) {
            return null;
        }
        Instant time = Rfc3339.parse(text(name, MAX_NUMBER));
        if (time == null) {
            throw invalid(name, "must be an RFC 3339 date-time with an offset");
        }
        return time;
    }

    @Nullable
    ZoneId zoneOrNull(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return ZoneId.of(text(name, MAX_NUMBER));
        } catch (DateTimeException e) {
            throw invalid(name, "must be a time zone such as Asia/Shanghai");
        }
    }

    JsonFields object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw invalid(name, "must be an object");
        }
        return within(value, name);
    }

    /** The objects of an array; none if it is absent. */
    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        if (!has(name)) {
            return objects;
        }
        JsonNode array = required(name);
        if (!array.isArray()) {
            throw invalid(name, "must be an array");
        }
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isObject()) {
                throw invalid(name + "[" + i + "]", "must be an object");
            }
            objects.add(within(array.get(i), name + "[" + i + "]"));
        }
        return objects;
    }

    private JsonFields within(JsonNode object, String name) {
        JsonFields fields = new JsonFields(object, path + name + ".");
        within.add(fields);
        return fields;
    }

    InvalidInputException invalid(String name, String complaint) {
        return new InvalidInputException(
                "In the definition '" + path + Quoted.shortened(name) + "' " + complaint + ".");
    }
}
