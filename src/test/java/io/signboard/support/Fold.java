package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a ceremony's figures must be, worked out from the raw records of the event topics with maps and decimals, all at
 * once, and with no code of the program: the oracle of the tests that run the whole of it.
 */
public final class Fold {

    private final int partitions;
    private final Map<String, Map<String, Told>> ledger = new HashMap<>();
    private final Map<String, List<Told>> contents = new HashMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long records;

    /** Nothing yet, of event topics with so many partitions each. */
    public Fold(int partitions) {
        this.partitions = partitions;
    }

    /** Takes up one record of an event topic; the order doesn't matter. */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        RawRecord raw = RawRecord.of(record, partitions);
        if (raw.reason().isPresent()) {
            refused.merge(raw.reason().get(), 1L, Long::sum);
            return;
        }
        Told told = Told.of(raw);
        String project = told.ceremonyId() + "|" + told.projectId();
        Map<String, Told> ceremony = ledger.computeIfAbsent(told.ceremonyId(), id -> new HashMap<>());
        Told counts = ceremony.get(told.projectId());
        int newer = counts == null ? 1 : Long.compare(told.revision(), counts.revision());
        if (newer > 0) {
            contents.remove(project);
        }
        if (counts == null || Told.LAW.compare(told, counts) < 0) {
            ceremony.put(told.projectId(), told);
        }
        if (newer == 0) {
            List<Told> said = contents.computeIfAbsent(project, id -> new ArrayList<>(List.of(counts)));
            if (said.stream().noneMatch(told::hasContentOf)) {
                said.add(told);
            }
        }
    }

    /** How many records were taken up. */
    public long records() {
        return records;
    }

    /**
     * How many rejects there are at least, by reason: those of events that are invalid whatever else comes (exact), and
     * one for each content that lost against another of a project's last revision.
     */
    public Map<String, Long> rejectsAtLeast() {
        Map<String, Long> rejects = new TreeMap<>(refused);
        long lost = contents.values().stream().mapToLong(all -> all.size() - 1).sum();
        rejects.put("conflict", lost);
        return rejects;
    }

    /** The figures that a summary must show by this definition. */
    public FoldedFigures figures(JsonNode definition) {
        String ceremonyId = definition.path("ceremonyId").textValue();
        return new FoldedFigures(
                definition, ledger.getOrDefault(ceremonyId, Map.of()).values());
    }
}
