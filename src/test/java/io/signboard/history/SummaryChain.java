package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Canonical;
import io.signboard.support.FoldedFigures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony's summaries, one after the other: how each follows from the one before, and whether those that are sampled
 * are the fold of exactly the records below their inputs; so must the windows be that stand with those.
 */
final class SummaryChain {

    private static final Duration CLOCK_JITTER = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT_AT_LEAST = Duration.ofSeconds(3);

    /** A silence after which something may have been taken over, and how many summaries are folded then. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final int FOLDED_AFTER_SILENCE = 20;

    /** How many projects may be folded for each summary, on average. */
    private static final long PROJECTS_A_SUMMARY = 200;

    private final String ceremonyId;
    private final EventLog events;
    private final DefinitionLog definitions;
    private final Violations violations;
    private final WindowChains windows;
    private final int foldEvery;
    private final CeremonyFold fold;
    private final Map<TopicPartition, Long> foldedTo = new HashMap<>();
    private final Deque<PublishedSummary> sampled = new ArrayDeque<>();
    private final Map<Long, Position> unexplained = new HashMap<>();
    private final Set<Long> windowsAhead = new HashSet<>();
    private @Nullable PublishedSummary last;
    private boolean lastIsSampled;
    private Duration longestSilence = Duration.ZERO;
    private long summaries;
    private long folded;
    private long sampleNext;
    private long sinceSampled;

    SummaryChain(
            String ceremonyId,
            EventLog events,
            DefinitionLog definitions,
            WindowChains windows,
            Violations violations,
            int foldEvery) {
        this.ceremonyId = ceremonyId;
        this.events = events;
        this.definitions = definitions;
        this.windows = windows;
        this.violations = violations;
        this.foldEvery = foldEvery;
        this.fold = new CeremonyFold(ceremonyId, events);
    }

    void take(PublishedSummary summary) {
        PublishedSummary before = last;
        checkAlone(summary);
        if (before != null) {
            checkNeighbours(before, summary);
        }
        boolean redefined = before == null || before.definitionVersion() != summary.definitionVersion();
        lastIsSampled = redefined || sampleNext > 0 || isTurn(summary);
        if (lastIsSampled) {
            sampled.add(summary);
            sinceSampled = 0;
        }
        sinceSampled++;
        sampleNext = Math.max(0, sampleNext - 1);
        windowsAhead.remove(summary.sequence());
        summaries++;
        last = summary;
    }

    /** A large fold costs more, so it is done less often. */
    private boolean isTurn(PublishedSummary summary) {
        long projects = summary.tree().path("headline").path("projects").longValue();
        return sinceSampled >= Math.max(foldEvery, projects / PROJECTS_A_SUMMARY);
    }

    private void checkAlone(PublishedSummary summary) {
        Position at = summary.at();
        if (!summary.tree().path("ceremonyId").asText().equals(ceremonyId)) {
            violations.add(
                    at,
                    "expected a summary of " + ceremonyId + ", its key, and found one of "
                            + summary.tree().path("ceremonyId"));
        }
        long expected = last == null ? 1 : last.sequence() + 1;
        if (summary.sequence() != expected) {
            violations.add(
                    at,
                    "expected sequence " + expected + " of ceremony " + ceremonyId + " and found "
                            + summary.sequence());
        }
        for (TopicPartition partition : events.partitions()) {
            if (!summary.inputs().containsKey(partition)) {
                violations.add(at, "expected an input for " + partition + " and found none");
            }
        }
        if (summary.inputs().size() > events.partitions().size()) {
            violations.add(at, "expected inputs for " + events.partitions() + " alone and found " + summary.inputs());
        }
        Duration apart =
                Duration.between(summary.publishedAt(), summary.written()).abs();
        if (apart.compareTo(CLOCK_JITTER) > 0) {
            violations.add(
                    at, "says that it was published at " + summary.publishedAt() + " and was at " + summary.written());
        }
        Wholeness.check(at, summary.tree(), violations);
    }

    private void checkNeighbours(PublishedSummary before, PublishedSummary summary) {
        Position at = summary.at();
        if (summary.definitionVersion() < before.definitionVersion()) {
            violations.add(
                    at,
                    "expected definition version " + before.definitionVersion() + " or newer of ceremony " + ceremonyId
                            + " and found " + summary.definitionVersion());
        }
        before.inputs().forEach((partition, bound) -> {
            long found = summary.inputs().getOrDefault(partition, bound);
            if (found < bound) {
                violations.add(
                        at,
                        "the input " + partition + " of ceremony " + ceremonyId + " must not go back from " + bound
                                + " to " + found);
            }
        });
        Duration gap = Duration.between(before.publishedAt(), summary.publishedAt());
        if (before.hasHeartbeat() && gap.compareTo(longestSilence) > 0) {
            longestSilence = gap;
        }
        if (gap.compareTo(SILENCE) >= 0) {
            sampleNext(FOLDED_AFTER_SILENCE);
        }
        if (gap.compareTo(CLOCK_JITTER.negated()) < 0) {
            violations.add(
                    at,
                    "expected a publishedAt of " + before.publishedAt() + " or later and found "
                            + summary.publishedAt());
        }
        boolean heartbeat = summary.hasHeartbeat() && gap.compareTo(HEARTBEAT_AT_LEAST) >= 0;
        if (!heartbeat && !windowsAhead.contains(summary.sequence()) && summary.hasFiguresOf(before)) {
            unexplained.put(summary.sequence(), at);
        }
    }

    /** Notes that a window was published with the summary of this sequence. */
    void windowWith(long sequence) {
        if (sequence > lastSequence()) {
            windowsAhead.add(sequence);
        }
        unexplained.remove(sequence);
    }

    /** Folds the sampled ones whose records are all here. */
    void settle() {
        while (!sampled.isEmpty()) {
            PublishedSummary next = sampled.getFirst();
            Optional<JsonNode> definition = definitions.find(ceremonyId, next.definitionVersion());
            if (definition.isEmpty() || !events.reaches(next.inputs())) {
                return;
            }
            sampled.removeFirst();
            fold(next, definition.get());
        }
    }

    private void fold(PublishedSummary summary, JsonNode definition) {
        boolean back = foldedTo.entrySet().stream()
                .anyMatch(bound -> summary.inputs().getOrDefault(bound.getKey(), 0L) < bound.getValue());
        if (back) {
            return; // told already, and the fold can't go back
        }
        fold.advance(summary.inputs());
        foldedTo.putAll(summary.inputs());
        folded++;
        FoldedFigures figures = fold.figures(definition);
        compare(summary, figures, "the fold of the records below its inputs " + summary.inputs());
        windows.expect(summary, ceremonyId, figures);
    }

    private void compare(PublishedSummary summary, FoldedFigures figures, String what) {
        String expected = Canonical.text(figures.summary());
        String found = summary.figures();
        if (!expected.equals(found)) {
            violations.add(
                    summary.at(),
                    "summary " + summary.sequence() + " of ceremony " + ceremonyId + " is not " + what + ": "
                            + Difference.between(expected, found));
        }
    }

    /** The next so many are all to be folded. */
    void sampleNext(long count) {
        sampleNext = Math.max(sampleNext, count);
    }

    /** Whether something was seen whose other half is still to come. */
    boolean isWaiting() {
        return !sampled.isEmpty() || !unexplained.isEmpty();
    }

    /** Nothing more comes: folds the last summary, and everything. */
    void finish() {
        PublishedSummary end = last;
        if (end == null) {
            return;
        }
        if (!lastIsSampled) {
            sampled.add(end);
        }
        settle();
        for (PublishedSummary summary : sampled) {
            violations.add(
                    summary.at(),
                    definitions.find(ceremonyId, summary.definitionVersion()).isEmpty()
                            ? "no definition of ceremony " + ceremonyId + " in force has the version "
                                    + summary.definitionVersion()
                            : "its inputs " + summary.inputs() + " lie beyond the last record");
        }
        unexplained.forEach((sequence, at) -> violations.add(
                at,
                "summary " + sequence + " of ceremony " + ceremonyId
                        + " repeats the one before, with no window, and too soon for a heartbeat"));
        definitions.newest(ceremonyId).ifPresent(this::compareLast);
    }

    /** Holds the last summary against the fold of everything by a definition, and returns that fold's figures. */
    FoldedFigures compareLast(JsonNode definition) {
        fold.advanceToEnd();
        FoldedFigures figures = fold.figures(definition);
        PublishedSummary end = last;
        if (end != null) {
            compare(end, figures, "the fold of everything");
        }
        return figures;
    }

    /** The fold that {@link #finish} left. */
    CeremonyFold fold() {
        return fold;
    }

    long lastSequence() {
        return last == null ? 0 : last.sequence();
    }

    long summaries() {
        return summaries;
    }

    long folded() {
        return folded;
    }

    /** The longest time between two neighbours while there are heartbeats. */
    Duration longestSilence() {
        return longestSilence;
    }
}
