package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** JSON as text in which equal values are equal: names sorted, numbers plain and without trailing zeros, one a line. */
public final class Canonical {

    private Canonical() {}

    /** The text of a tree without some of its top-level members. */
    public static String text(JsonNode tree, Collection<String> without) {
        StringJoiner lines = new StringJoiner("\n");
        Map<String, JsonNode> members = new TreeMap<>();
        tree.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        without.forEach(members::remove);
        members.forEach((name, value) -> append(lines, name, value));
        return lines.toString();
    }

    /** The text of a tree. */
    public static String text(JsonNode tree) {
        return text(tree, List.of());
    }

    private static void append(StringJoiner lines, String path, JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, value) -> append(lines, path + "." + name, value));
        } else if (node.isArray()) {
            lines.add(path + ": " + node.size() + " elements");
            for (int i = 0; i < node.size(); i++) {
                append(lines, path + "[" + i + "]", node.get(i));
            }
        } else if (node.isNumber()) {
            lines.add(path + ": " + node.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            lines.add(path + ": " + node);
        }
    }
}
