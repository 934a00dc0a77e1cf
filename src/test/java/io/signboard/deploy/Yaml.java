package io.signboard.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML as Compose does, with its merges. */
final class Yaml {

    private Yaml() {}

    static Object parse(String text) {
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** A mapping; empty if it isn't one. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry == null ? "" : entry));
        }
        return map;
    }

    /** A list; empty if it isn't one. */
    static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> items ? List.copyOf(items) : List.of();
    }
}
