package io.signboard.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The fold of one partition as the topology makes it, in plain maps: the ledger, and a tally by ceremony. */
final class LedgerFold {

    static final Instant PUBLISHED_AT = Instant.parse("2021-08-23T09:00:00Z");

    private final Map<String, Entry> ledger = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    LedgerFold(Map<String, Definition> definitions) {
        definitions.forEach((id, definition) -> tallies.put(id, nothingCounted(definition)));
    }

    private Tally nothingCounted(Definition definition) {
        return new Tally(definition, projectId -> ledger.get(key(definition.ceremonyId(), projectId)));
    }

    private static String key(String ceremonyId, String projectId) {
        return ceremonyId + '\0' + projectId;
    }

    LedgerRule.Outcome arrive(Entry entry) {
        String key = key(entry.event().ceremonyId(), entry.event().projectId());
        Entry current = ledger.get(key);
        LedgerRule.Outcome outcome = LedgerRule.judge(current, entry);
        if (outcome.replaces()) {
            ledger.put(key, entry);
            Tally tally = tally(entry.event().ceremonyId());
            if (current != null) {
                tally.subtract(current);
            }
            tally.add(entry);
        }
        return outcome;
    }

    /** Takes up another definition: counts the ledger anew. */
    void define(Definition definition) {
        Tally tally = nothingCounted(definition);
        ledger.values().stream()
                .filter(entry -> entry.event().ceremonyId().equals(definition.ceremonyId()))
                .forEach(tally::add);
        tallies.put(definition.ceremonyId(), tally);
    }

    Tally tally(String ceremonyId) {
        return Objects.requireNonNull(tallies.get(ceremonyId));
    }

    Summary summary(String ceremonyId) {
        return summary(tally(ceremonyId).definition(), List.of(this));
    }

    /** The summary of a ceremony whose projects lie in several partitions. */
    static Summary summary(Definition definition, List<LedgerFold> partitions) {
        List<Partial> parts = partitions.stream()
                .map(fold -> fold.tally(definition.ceremonyId()).partial())
                .toList();
        return compose(definition, Partial.merge(definition, parts));
    }

    static Summary compose(Definition definition, Partial partial) {
        return new Composer(definition, partial)
                .compose(1, PUBLISHED_AT, Map.of(Channel.ONLINE, new TreeMap<>(Map.of(0, 7L))));
    }
}
