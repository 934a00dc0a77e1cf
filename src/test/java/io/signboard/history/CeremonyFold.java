package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.FoldedFigures;
import io.signboard.support.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** One ceremony's events that count among those below growing bounds. */
final class CeremonyFold {

    private final String ceremonyId;
    private final EventLog events;
    private final Map<TopicPartition, Integer> passed = new HashMap<>();
    private final Map<String, Told> counts = new HashMap<>();

    CeremonyFold(String ceremonyId, EventLog events) {
        this.ceremonyId = ceremonyId;
        this.events = events;
    }

    /** Takes up the records below these exclusive bounds that were not taken up before. */
    void advance(Map<TopicPartition, Long> bounds) {
        bounds.forEach(this::advance);
    }

    /** Takes up all records. */
    void advanceToEnd() {
        events.partitions().forEach(partition -> advance(partition, Long.MAX_VALUE));
    }

    private void advance(TopicPartition partition, long bound) {
        List<EventRecord> log = events.of(partition);
        int next = passed.getOrDefault(partition, 0);
        while (next < log.size() && log.get(next).at().offset() < bound) {
            EventRecord record = log.get(next);
            if (record.isValid() && record.told().ceremonyId().equals(ceremonyId)) {
                counts.merge(record.told().projectId(), record.told(), CeremonyFold::first);
            }
            next++;
        }
        passed.put(partition, next);
    }

    private static Told first(Told a, Told b) {
        return Told.LAW.compare(b, a) < 0 ? b : a;
    }

    FoldedFigures figures(JsonNode definition) {
        return new FoldedFigures(definition, counts.values());
    }
}
