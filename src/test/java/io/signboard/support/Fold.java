package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a ceremony's figures must be, worked out from the raw records of the event topics with maps and decimals, all at
 * once, and with no code of the program: the oracle of the tests that run the whole of it.
 */
public final class Fold {

    /** A valid event with the channel that brought it. */
    record Told(String channel, JsonNode event) {

        String eventId() {
            return event.path("eventId").textValue();
        }

        BigDecimal revision() {
            return event.has("revision") ? event.path("revision").decimalValue() : BigDecimal.ONE;
        }

        boolean isWithdrawn() {
            return event.path("type").textValue().equals("withdrawn");
        }

        BigDecimal amount() {
            return new BigDecimal(event.at("/value/amount").asText());
        }

        String currency() {
            return event.at("/value/currency").textValue();
        }

        OffsetDateTime dateSigned() {
            return OffsetDateTime.parse(event.path("dateSigned").textValue());
        }

        String projectId() {
            return event.path("projectId").textValue();
        }

        /** Everything but the eventId. */
        String content() {
            Map<String, String> content = new TreeMap<>();
            for (String path : List.of(
                    "/type",
                    "/title",
                    "/value/currency",
                    "/sector",
                    "/investor/name",
                    "/investor/type",
                    "/province",
                    "/reason")) {
                content.put(path, event.at(path).asText(""));
            }
            content.put("channel", channel);
            if (!isWithdrawn()) {
                content.put("amount", amount().stripTrailingZeros().toPlainString());
                content.put("dateSigned", dateSigned().toInstant().toString());
            }
            return content.toString();
        }
    }

    private final int partitions;
    private final Map<String, Map<String, Told>> ledger = new HashMap<>();
    private final Map<String, Set<String>> contents = new HashMap<>();
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
        Told told = new Told(raw.channel(), raw.event());
        String project = raw.event().path("ceremonyId").textValue() + "|" + told.projectId();
        Map<String, Told> ceremony =
                ledger.computeIfAbsent(raw.event().path("ceremonyId").textValue(), id -> new HashMap<>());
        Told counts = ceremony.get(told.projectId());
        int newer = counts == null ? 1 : told.revision().compareTo(counts.revision());
        if (newer > 0) {
            contents.remove(project);
        }
        if (newer > 0 || (newer == 0 && isBefore(told, counts))) {
            ceremony.put(told.projectId(), told);
        }
        if (newer == 0) {
            contents.computeIfAbsent(project, id -> new HashSet<>()).add(counts.content());
            contents.get(project).add(told.content());
        }
    }

    /** The smaller eventId counts; feeds here never give one eventId to two contents. */
    private static boolean isBefore(Told told, Told counts) {
        int order = compareByCodePoint(told.eventId(), counts.eventId());
        if (order == 0 && !told.content().equals(counts.content())) {
            throw new IllegalArgumentException("The event " + told.eventId() + " has two contents");
        }
        return order < 0;
    }

    static int compareByCodePoint(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        return java.util.Arrays.compare(x, y);
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
        List<Told> told =
                new ArrayList<>(ledger.getOrDefault(ceremonyId, Map.of()).values());
        told.sort(Comparator.comparing(Told::projectId, Fold::compareByCodePoint));
        return new FoldedFigures(definition, told);
    }
}
