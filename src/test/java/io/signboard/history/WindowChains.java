package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Canonical;
import io.signboard.support.FoldedFigures;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Each window's states, one after the other, and what they must be in the end. */
final class WindowChains {

    private static final List<Duration> SIZES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final Set<String> FIGURES = Set.of("projects", "amount", "channels");

    /** The newest state of one window. */
    private record State(
            Position at,
            String ceremonyId,
            long revision,
            boolean isFinal,
            long sequence,
            BigDecimal projects,
            BigDecimal amount,
            String figures) {}

    private final Violations violations;
    private final Map<String, State> newest = new TreeMap<>();
    private long records;

    WindowChains(Violations violations) {
        this.violations = violations;
    }

    void take(Position at, String key, JsonNode window) {
        records++;
        State state = new State(
                at,
                window.path("ceremonyId").asText(),
                window.path("revision").longValue(),
                window.path("final").booleanValue(),
                window.path("sequence").longValue(),
                window.path("projects").decimalValue(),
                window.path("amount").decimalValue(),
                figures(window));
        checkAlone(state, key, window);
        checkNeighbours(newest.put(key, state), state, key);
    }

    private static String figures(JsonNode window) {
        return Canonical.text(
                window,
                window.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !FIGURES.contains(name))
                        .toList());
    }

    private void checkAlone(State state, String key, JsonNode window) {
        String named = state.ceremonyId + "|" + window.path("size").asText() + "|"
                + window.path("start").asText();
        if (!named.equals(key) || !endsRight(window)) {
            violations.add(
                    state.at,
                    "expected the window " + key + ", its key, and found " + named + " up to "
                            + window.path("end").asText());
        }
        for (String figure : List.of("projects", "amount")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode channel : window.path("channels")) {
                sum = sum.add(channel.path(figure).decimalValue());
            }
            if (sum.compareTo(window.path(figure).decimalValue()) != 0) {
                violations.add(
                        state.at,
                        "the " + figure + " of the channels of window " + key + " must sum to " + window.path(figure)
                                + ", not " + sum.toPlainString());
            }
        }
    }

    private static boolean endsRight(JsonNode window) {
        try {
            Instant start = Instant.parse(window.path("start").asText());
            return start.plus(Duration.parse(window.path("size").asText()))
                    .equals(Instant.parse(window.path("end").asText()));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void checkNeighbours(@Nullable State before, State state, String key) {
        long expected = before == null ? 1 : before.revision + 1;
        if (state.revision != expected) {
            violations.add(
                    state.at, "expected revision " + expected + " of window " + key + " and found " + state.revision);
        }
        if (before != null && before.isFinal && !state.isFinal) {
            violations.add(state.at, "window " + key + " must stay final and is no longer");
        }
        long atLeast = before == null ? 1 : before.sequence;
        if (state.sequence < atLeast) {
            violations.add(
                    state.at,
                    "expected window " + key + " to carry sequence " + atLeast + " or a later one and found "
                            + state.sequence);
        }
    }

    /** Nothing more comes: one ceremony's windows must be its folded ones, and carry sequences that exist. */
    void finish(String ceremonyId, long lastSequence, @Nullable FoldedFigures folded) {
        Map<String, String> expected = new TreeMap<>();
        if (folded != null) {
            folded.windows(SIZES).forEach((key, window) -> expected.put(key, Canonical.text(window)));
        }
        newest.forEach((key, state) -> {
            if (state.ceremonyId.equals(ceremonyId)) {
                checkEnd(key, state, lastSequence, expected.remove(key));
            }
        });
        expected.forEach((key, figures) -> violations.add(
                TopicNames.WINDOWS, "expected a window " + key + " with " + inline(figures) + " and found none"));
        if (folded != null) {
            checkSum(ceremonyId, folded);
        }
    }

    private void checkEnd(String key, State state, long lastSequence, @Nullable String expected) {
        if (state.sequence > lastSequence) {
            violations.add(
                    state.at,
                    "window " + key + " carries sequence " + state.sequence + ", but the last summary has "
                            + lastSequence);
        }
        if (expected != null && !expected.equals(state.figures)) {
            violations.add(
                    state.at,
                    "expected window " + key + " to end with " + inline(expected) + " and found "
                            + inline(state.figures));
        }
        if (expected == null && (state.projects.signum() != 0 || state.amount.signum() != 0)) {
            violations.add(state.at, "expected window " + key + " to end empty and found " + inline(state.figures));
        }
    }

    private static String inline(String figures) {
        return figures.replace("\n", ", ");
    }

    private void checkSum(String ceremonyId, FoldedFigures folded) {
        BigDecimal projects = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (Map.Entry<String, State> window : newest.entrySet()) {
            if (window.getKey().startsWith(ceremonyId + "|PT1M|")) {
                projects = projects.add(window.getValue().projects);
                amount = amount.add(window.getValue().amount);
            }
        }
        if (projects.compareTo(BigDecimal.valueOf(folded.counted())) != 0
                || amount.compareTo(folded.countedAmount()) != 0) {
            violations.add(
                    TopicNames.WINDOWS,
                    "the minutes of ceremony " + ceremonyId + " must sum to " + folded.counted() + " projects and "
                            + folded.countedAmount().toPlainString() + ", not to " + projects.toPlainString() + " and "
                            + amount.toPlainString());
        }
    }

    /** The ceremonies that have windows. */
    Set<String> ceremonies() {
        return newest.values().stream().map(State::ceremonyId).collect(java.util.stream.Collectors.toSet());
    }

    long records() {
        return records;
    }
}
