package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Canonical;
import io.signboard.support.FoldedFigures;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Each window's states, one after the other: how each follows from the one before, and what they must be together, at
 * every summary that is folded and in the end. A state stands from the summary whose sequence it carries until the next.
 */
final class WindowChains {

    private static final List<Duration> SIZES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final String NOTHING = "";
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);
    private static final Duration CLOCK_JITTER = Duration.ofSeconds(1);
    private static final Set<String> FIGURES = Set.of("projects", "amount", "channels");

    /** A state of one window. */
    private record State(
            Position at,
            String ceremonyId,
            long revision,
            boolean isFinal,
            Instant closes,
            long sequence,
            BigDecimal projects,
            BigDecimal amount,
            String figures) {}

    /** What the windows of a ceremony must be at one of its summaries. */
    private record Expected(PublishedSummary summary, String ceremonyId, Map<String, String> figures) {}

    private final Violations violations;
    private final Map<String, NavigableMap<Long, State>> states = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private List<Expected> due = new ArrayList<>();
    private List<Expected> later = new ArrayList<>();
    private long records;

    WindowChains(Violations violations) {
        this.violations = violations;
    }

    void take(Position at, Instant written, String key, JsonNode window) {
        records++;
        State state = new State(
                at,
                window.path("ceremonyId").asText(),
                window.path("revision").longValue(),
                window.path("final").booleanValue(),
                end(window).plus(GRACE),
                window.path("sequence").longValue(),
                window.path("projects").decimalValue(),
                window.path("amount").decimalValue(),
                figures(window));
        checkAlone(state, key, window);
        NavigableMap<Long, State> before = states.computeIfAbsent(key, k -> new TreeMap<>());
        checkNeighbours(newest(before), state, key);
        checkFinal(newest(before), state, key, written);
        before.put(state.sequence, state);
    }

    private static @Nullable State newest(NavigableMap<Long, State> states) {
        return states.isEmpty() ? null : states.lastEntry().getValue();
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

    private static Instant end(JsonNode window) {
        try {
            return Instant.parse(window.path("end").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
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

    private void checkFinal(@Nullable State before, State state, String key, Instant written) {
        boolean turns = state.isFinal && (before == null || !before.isFinal);
        if (turns && written.isBefore(state.closes.minus(CLOCK_JITTER))) {
            violations.add(state.at, "window " + key + " became final at " + written + ", before " + state.closes);
        }
        checkClosed(state, key, written);
    }

    private void checkClosed(State state, String key, Instant by) {
        if (!state.isFinal && state.closes.plus(CLOCK_JITTER).isBefore(by) && told.add(key + " open")) {
            violations.add(
                    state.at, "window " + key + " must be final from " + state.closes + " on and isn't at " + by);
        }
    }

    /** Notes what the windows must be at a summary, by the fold of its inputs. */
    void expect(PublishedSummary summary, String ceremonyId, FoldedFigures folded) {
        later.add(new Expected(summary, ceremonyId, figures(folded)));
    }

    private static Map<String, String> figures(FoldedFigures folded) {
        Map<String, String> figures = new TreeMap<>();
        folded.windows(SIZES).forEach((key, window) -> figures.put(key, Canonical.text(window)));
        return figures;
    }

    /**
     * All that lay in the topics after the call before has been taken: so every window that came with a summary which was
     * noted by then. Checks those.
     */
    void settle() {
        due.forEach(this::check);
        due = later;
        later = new ArrayList<>();
    }

    private void check(Expected expected) {
        Map<String, String> missing = new TreeMap<>(expected.figures);
        states.forEach((key, window) -> {
            Map.Entry<Long, State> then = window.floorEntry(expected.summary.sequence());
            if (then != null && then.getValue().ceremonyId.equals(expected.ceremonyId)) {
                State state = then.getValue();
                checkFigures(key, state, missing.remove(key), "at summary " + expected.summary.sequence());
                checkClosed(state, key, expected.summary.publishedAt());
                window.headMap(then.getKey()).clear();
            }
        });
        checkMissing(missing, expected.summary.at().toString());
    }

    private void checkFigures(String key, State state, @Nullable String expected, String when) {
        String empty = state.projects.signum() == 0 && state.amount.signum() == 0 ? state.figures : NOTHING;
        String must = expected == null ? empty : expected;
        if (!must.equals(state.figures) && told.add(key + " " + state.at)) {
            violations.add(
                    state.at,
                    "window " + key + " " + when + " is not the fold's: " + Difference.between(must, state.figures));
        }
    }

    private void checkMissing(Map<String, String> missing, String at) {
        missing.keySet().stream().filter(told::add).forEach(key -> violations.add(at, "lacks the window " + key));
    }

    /**
     * Nothing more comes: one ceremony's windows must be its folded ones, and carry sequences that exist.
     *
     * @param lastWritten when the last summary of any ceremony was: what was to be closed some time before is closed
     */
    void finish(String ceremonyId, long lastSequence, @Nullable FoldedFigures folded, Instant lastWritten) {
        settle();
        settle();
        newest(ceremonyId).forEach((key, state) -> {
            if (state.sequence > lastSequence) {
                violations.add(
                        state.at,
                        "window " + key + " carries sequence " + state.sequence + ", but the last summary has "
                                + lastSequence);
            }
            checkClosed(state, key, lastWritten.minus(CLOSED_WITHIN));
        });
        if (folded != null) {
            compare(ceremonyId, folded);
            checkSum(ceremonyId, folded);
        }
    }

    /** Holds the newest states of one ceremony's windows against the fold of everything. */
    void compare(String ceremonyId, FoldedFigures folded) {
        Map<String, String> missing = figures(folded);
        newest(ceremonyId).forEach((key, state) -> checkFigures(key, state, missing.remove(key), "in the end"));
        checkMissing(missing, TopicNames.WINDOWS);
    }

    private Map<String, State> newest(String ceremonyId) {
        Map<String, State> newest = new TreeMap<>();
        states.forEach((key, window) -> {
            State state = window.lastEntry().getValue();
            if (state.ceremonyId.equals(ceremonyId)) {
                newest.put(key, state);
            }
        });
        return newest;
    }

    private void checkSum(String ceremonyId, FoldedFigures folded) {
        BigDecimal projects = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (Map.Entry<String, State> window : newest(ceremonyId).entrySet()) {
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

    long records() {
        return records;
    }
}
