package io.signboard.grafana;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of Prometheus' query language, as far as the tests must understand one: whether it is well formed is for the
 * real Prometheus to say.
 *
 * @param text as it stands in a file, Grafana's macros and variables included
 */
record Expression(String text) {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NO_METRIC = Pattern.compile("\\{[^}]*}|\\[[^]]*]"
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
            + "|\\b(?:and|or|unless|bool|offset|by|without|on|ignoring|group_left|group_right)\\b");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$:])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Pattern RANGE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{[^}]*})?\\[([^]:]+)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\w+)");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /**
     * A metric over a range.
     *
     * @param metric its name
     * @param over the range, a duration or one of Grafana's macros
     */
    record Range(String metric, String over) {}

    /** The metrics that it names. */
    Set<String> metrics() {
        String bare = NO_METRIC.matcher(STRING.matcher(text).replaceAll("")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        NAME.matcher(bare).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    /** The metrics that it takes over a range. */
    List<Range> ranges() {
        return RANGE.matcher(text)
                .results()
                .map(match -> new Range(match.group(1), match.group(2)))
                .toList();
    }

    /** The macros and variables that Grafana has to replace. */
    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
        return names;
    }

    /** The text with every macro and variable replaced. */
    String with(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("$" + match.group(1) + " has no value in " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Reads a duration of one number and one unit. */
    static Duration duration(String text) {
        Matcher match = DURATION.matcher(text);
        Duration unit = match.matches() ? UNITS.get(match.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("No duration: " + text);
        }
        return unit.multipliedBy(Long.parseLong(match.group(1)));
    }
}
