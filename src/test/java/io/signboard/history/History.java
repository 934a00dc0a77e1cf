package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.FoldedFigures;
import io.signboard.support.Schemas;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The committed records of all topics as they are taken up, and what must hold of them. Those of one partition come in
 * order; how the topics interleave doesn't matter.
 */
final class History {

    /** By default one summary of so many is folded, besides those that are folded for a reason. */
    static final int FOLD_EVERY = 50;

    private final Violations violations = new Violations();
    private final DefinitionLog definitions = new DefinitionLog();
    private final EventLog events;
    private final RejectLog rejects;
    private final WindowChains windows = new WindowChains(violations);
    private final Map<String, SummaryChain> summaries = new TreeMap<>();
    private final int foldEvery;
    private Map<String, Long> classes = Map.of();
    private long sampleNext;
    private Instant lastWritten = Instant.EPOCH; // of all summaries

    /** Nothing yet, of event topics with so many partitions each; one summary of so many is folded. */
    History(int eventPartitions, int foldEvery) {
        this.events = new EventLog(eventPartitions);
        this.rejects = new RejectLog(events, violations);
        this.foldEvery = foldEvery;
    }

    /** Takes up a record of any of the topics. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        switch (record.topic()) {
            case TopicNames.DEFINITIONS -> definitions.take(record);
            case TopicNames.REJECTS -> rejects.take(record);
            case TopicNames.SUMMARIES -> {
                Instant written = written(record);
                lastWritten = written.isAfter(lastWritten) ? written : lastWritten;
                tree(record).ifPresent(tree -> chain(key(record))
                        .take(PublishedSummary.of(Position.of(record), written, tree)));
            }
            case TopicNames.WINDOWS -> tree(record).ifPresent(tree -> takeWindow(record, tree));
            default -> events.take(record);
        }
    }

    private void takeWindow(ConsumerRecord<byte[], byte[]> record, JsonNode window) {
        windows.take(Position.of(record), written(record), key(record), window);
        chain(window.path("ceremonyId").asText())
                .windowWith(window.path("sequence").longValue());
    }

    private static Instant written(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private Optional<JsonNode> tree(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                return Optional.of(Schemas.tree(record.value()));
            }
        } catch (UncheckedIOException e) {
            // What it is not is said below.
        }
        violations.add(Position.of(record), "expected JSON and found none");
        return Optional.empty();
    }

    private SummaryChain chain(String ceremonyId) {
        return summaries.computeIfAbsent(ceremonyId, id -> {
            SummaryChain chain = new SummaryChain(id, events, definitions, windows, violations, foldEvery);
            chain.sampleNext(sampleNext);
            return chain;
        });
    }

    /** Has the next so many summaries of each ceremony folded. */
    void sampleNext(int count) {
        sampleNext = count;
        summaries.values().forEach(chain -> chain.sampleNext(count));
    }

    /** Holds together whatever has come complete. */
    void settle() {
        rejects.settle();
        summaries.values().forEach(SummaryChain::settle);
    }

    /**
     * All that lay in the topics after the call before has been taken, so the windows of the summaries that were folded by
     * then are complete; holds them against the fold.
     */
    void settleWindows() {
        windows.settle();
    }

    /**
     * All events of a ceremony are dealt with and all that was written has been taken: what was published last must count
     * them all, although nothing has made the program count anew.
     */
    void settled(String ceremonyId) {
        definitions.newest(ceremonyId).ifPresent(definition -> {
            SummaryChain chain = chain(ceremonyId);
            windows.compare(ceremonyId, chain.compareLast(definition));
        });
    }

    /** Whether something was taken up whose other half is still to come. */
    boolean isWaiting() {
        return rejects.isWaiting() || summaries.values().stream().anyMatch(SummaryChain::isWaiting);
    }

    /** Nothing more comes: checks what must hold in the end. To be called once. */
    void finish() {
        rejects.finish();
        definitions.ceremonies().forEach(id -> {
            if (chain(id).summaries() == 0) {
                violations.add(TopicNames.SUMMARIES, "expected a summary of ceremony " + id + " and found none");
            }
        });
        summaries.forEach((id, chain) -> {
            chain.finish();
            @Nullable
            FoldedFigures folded =
                    definitions.newest(id).map(chain.fold()::figures).orElse(null);
            windows.finish(id, chain.lastSequence(), folded, lastWritten);
        });
        account();
    }

    private void account() {
        Accounts accounts = new Accounts(events);
        accounts.forEachProject(project -> {
            project.check(definitions, violations);
            accounts.enter(project, definitions);
        });
        classes = accounts.classes();
        long records = events.all().count();
        if (accounts.sum() != records) {
            violations.add(
                    TopicNames.EVENTS + "*",
                    "expected what became of " + records + " records and found it of " + accounts.sum());
        }
    }

    Violations violations() {
        return violations;
    }

    HistoryReport report() {
        return new HistoryReport(
                events.all().count(),
                definitions.ceremonies().size(),
                summaries.values().stream().mapToLong(SummaryChain::summaries).sum(),
                summaries.values().stream().mapToLong(SummaryChain::folded).sum(),
                summaries.values().stream()
                        .map(SummaryChain::longestSilence)
                        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b),
                windows.records(),
                rejects.byReason(),
                classes,
                violations.found(),
                violations.sentences());
    }
}
