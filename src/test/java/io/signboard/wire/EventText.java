package io.signboard.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of a project event, field by field, each value as raw JSON text. Immutable. */
final class EventText {

    static final String PROJECT = "sce-2021-017";

    private final Map<String, String> fields;

    private EventText(Map<String, String> fields) {
        this.fields = fields;
    }

    static EventText signed() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", "\"signed\"");
        fields.put("eventId", "\"e-000017\"");
        fields.put("ceremonyId", "\"sce-2021\"");
        fields.put("projectId", "\"" + PROJECT + "\"");
        fields.put("revision", "1");
        fields.put("title", "\"6-inch IGBT wafer line\"");
        fields.put("value", "{\"amount\": 5200000000, \"currency\": \"CNY\"}");
        fields.put("sector", "\"intelligent-manufacturing\"");
        fields.put("investor", "{\"name\": \"…\", \"type\": \"state\"}");
        fields.put("province", "\"chongqing\"");
        fields.put("dateSigned", "\"2021-08-23T10:31:07+08:00\"");
        return new EventText(fields);
    }

    static EventText withdrawn() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", "\"withdrawn\"");
        fields.put("eventId", "\"e-000080\"");
        fields.put("ceremonyId", "\"sce-2021\"");
        fields.put("projectId", "\"" + PROJECT + "\"");
        fields.put("revision", "3");
        return new EventText(fields);
    }

    /** With another raw value of a field, or without the field if {@code raw} is null. */
    EventText with(String name, @Nullable String raw) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        if (raw == null) {
            changed.remove(name);
        } else {
            changed.put(name, raw);
        }
        return new EventText(changed);
    }

    EventText text(String name, String text) {
        return with(name, "\"" + text + "\"");
    }

    EventText worth(String rawAmount, String currency) {
        return with("value", "{\"amount\": " + rawAmount + ", \"currency\": \"" + currency + "\"}");
    }

    String json() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    Decoded decoded() {
        return decoded(json());
    }

    /** The reason's id, or {@code valid}. */
    String verdict() {
        return verdict(decoded());
    }

    static Decoded decoded(String json) {
        return decoded(json.getBytes(StandardCharsets.UTF_8));
    }

    static Decoded decoded(byte[] value) {
        return new EventDecoder().decode(key(PROJECT), value, null);
    }

    static String verdict(Decoded decoded) {
        return decoded.isValid() ? "valid" : decoded.refusal().reason().id();
    }

    static byte[] key(String projectId) {
        return projectId.getBytes(StandardCharsets.UTF_8);
    }
}
