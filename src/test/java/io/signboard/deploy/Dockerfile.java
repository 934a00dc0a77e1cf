package io.signboard.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Dockerfile's instructions. */
final class Dockerfile {

    private static final Pattern SETTING = Pattern.compile("(\\w+)=(\\S+)");

    private final List<String> instructions;

    Dockerfile(String text) {
        instructions = text.replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The arguments of each instruction with this name. */
    Stream<String> all(String name) {
        return instructions.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip());
    }

    /** The arguments of the last instruction with this name; empty if there is none. */
    String last(String name) {
        return all(name).reduce("", (before, after) -> after);
    }

    /** The images that it builds on. */
    Stream<String> images() {
        return all("FROM").map(from -> from.replaceFirst(" AS .*", ""));
    }

    /** What it takes from this repository. */
    Stream<String> sources() {
        return all("COPY").filter(copy -> !copy.startsWith("--from=")).flatMap(copy -> Stream.of(copy.split(" ", -1))
                .limit(copy.chars().filter(c -> c == ' ').count()));
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        Matcher settings = SETTING.matcher(last("ENV"));
        while (settings.find()) {
            environment.put(settings.group(1), settings.group(2));
        }
        return environment;
    }
}
