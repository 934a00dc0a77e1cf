package io.signboard.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.support.Fold;
import io.signboard.support.FoldedFigures;
import io.signboard.support.Schemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A history made by hand, of one ceremony, in which a test may then change what it likes. */
final class MadeHistory {

    static final String ID = "expo";
    static final String ONLINE = "ceremony.project-events.online";
    static final String OFFLINE = "ceremony.project-events.offline";
    static final String OFF_SITE = "ceremony.project-events.off-site";

    private static final Instant BEGIN = Instant.parse("2021-08-23T03:00:00Z");
    private static final List<Duration> SIZES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** A record that is still to be changed: its value is the tree, or the text if there is no tree. */
    static final class Made {

        final String topic;
        final int partition;
        final Map<String, String> headers = new LinkedHashMap<>();
        String key;

        @Nullable
        ObjectNode tree;

        @Nullable
        String text;

        Instant written = BEGIN;

        Made(String topic, int partition, String key, @Nullable ObjectNode tree, @Nullable String text) {
            this.topic = topic;
            this.partition = partition;
            this.key = key;
            this.tree = tree;
            this.text = text;
        }

        byte @Nullable [] value() {
            String json = tree == null ? text : tree.toString();
            return json == null ? null : json.getBytes(UTF_8);
        }
    }

    private final int partitions;
    private final List<Made> records = new ArrayList<>();
    private final Map<String, ObjectNode> windows = new TreeMap<>();
    private @Nullable JsonNode definition;
    private int published;

    MadeHistory(int partitions) {
        this.partitions = partitions;
    }

    /** What a feed with one fault of each kind leaves behind, with two definitions and a heartbeat; all is as it must be. */
    static MadeHistory sound() {
        MadeHistory made = new MadeHistory(1);
        made.define(1, "'minimumAmount':1000");
        made.publish(0, 0, 0);
        made.signed(ONLINE, "p1", "e-1", 5000);
        made.reject(made.event(ONLINE, "p5", "{'type':"), "malformed", true);
        made.signed(ONLINE, "p2", "e-2", 2000);
        made.reject(made.signed(OFFLINE, "p4", "e-4", 10), "below-minimum", true);
        made.publish(3, 1, 0);
        Made first = made.signed(ONLINE, "p3", "e-3b", 7000);
        made.signed(ONLINE, "p3", "e-3a", 8000);
        made.reject(first, "conflict", false);
        made.reject(made.signed(ONLINE, "p3", "e-3c", 9000), "conflict", true);
        made.signed(ONLINE, "p2", "e-2", 2000);
        made.event(OFFLINE, "p2", json("amended", "p2", "e-2-2", 2, 3000));
        made.event(OFFLINE, "p7", json("signed", "p7", "e-7", 1, 3000).replace(ID, "elsewhere"));
        made.signed(OFF_SITE, "p8", "e-8", 4000);
        made.define(2, "'minimumAmount':1000,'sectors':[{'id':'chips'}],'guestsInHeadline':false");
        made.publish(7, 3, 1);
        made.publish(7, 3, 1);
        return made;
    }

    Made define(long version, String rest) {
        String json = "{'ceremonyId':'" + ID + "','version':" + version + ",'currency':'CNY'," + rest + "}";
        ObjectNode tree = (ObjectNode) Schemas.tree(json.replace('\'', '"').getBytes(UTF_8));
        definition = tree;
        return add(new Made(TopicNames.DEFINITIONS, 0, ID, tree, null));
    }

    static String json(String type, String projectId, String eventId, long revision, long amount) {
        return "{'type':'" + type + "','eventId':'" + eventId + "','ceremonyId':'" + ID + "','projectId':'" + projectId
                + "','revision':" + revision + ",'value':{'amount':" + amount + ",'currency':'CNY'},'sector':'chips',"
                + "'dateSigned':'2021-08-23T02:31:0" + projectId.length() + "Z'}";
    }

    Made signed(String topic, String projectId, String eventId, long amount) {
        return event(topic, projectId, json("signed", projectId, eventId, 1, amount));
    }

    Made event(String topic, String key, String text) {
        return event(topic, 0, key, text);
    }

    /** An event's record with a header of its own; single quotes stand for double ones. */
    Made event(String topic, int partition, String key, String text) {
        Made made = new Made(topic, partition, key, null, text.replace('\'', '"'));
        made.headers.put("feed", "hall");
        return add(made);
    }

    Made add(Made made) {
        records.add(made);
        return made;
    }

    /** A record's reject, with its bytes or with its position alone. */
    Made reject(Made original, String reason, boolean onArrival) {
        Made reject = new Made(TopicNames.REJECTS, 0, original.key, null, onArrival ? original.text : null);
        if (onArrival) {
            reject.headers.putAll(original.headers);
        }
        reject.headers.put("signboard_reason", reason);
        reject.headers.put("signboard_detail", "Mend it.");
        reject.headers.put("signboard_topic", original.topic);
        reject.headers.put("signboard_partition", "" + original.partition);
        reject.headers.put("signboard_offset", "" + offset(original));
        return add(reject);
    }

    private long offset(Made made) {
        return records.stream()
                .takeWhile(other -> other != made)
                .filter(other -> other.topic.equals(made.topic) && other.partition == made.partition)
                .count();
    }

    /** Publishes the summary of these inputs of partition 0, five seconds after the one before, and the changed windows. */
    Made publish(long online, long offline, long offSite) {
        FoldedFigures figures = figures(Map.of(ONLINE, online, OFFLINE, offline, OFF_SITE, offSite));
        published++;
        ObjectNode summary = figures.summary();
        summary.put("sequence", published);
        summary.put("publishedAt", now().toString());
        ObjectNode inputs = summary.putObject("inputs");
        inputs.putObject(ONLINE).put("0", online);
        inputs.putObject(OFFLINE).put("0", offline);
        inputs.putObject(OFF_SITE).put("0", offSite);
        for (String topic : TopicNames.events()) {
            for (int partition = 1; partition < partitions; partition++) {
                ((ObjectNode) inputs.get(topic)).put("" + partition, 0);
            }
        }
        Made made = add(new Made(TopicNames.SUMMARIES, 0, ID, summary, null));
        made.written = now();
        figures.windows(SIZES).forEach(this::window);
        return made;
    }

    private Instant now() {
        return BEGIN.plusSeconds(5L * published);
    }

    private FoldedFigures figures(Map<String, Long> bounds) {
        Fold fold = new Fold(partitions);
        for (ConsumerRecord<byte[], byte[]> record : consumerRecords()) {
            if (record.offset() < bounds.getOrDefault(record.topic(), 0L)) {
                fold.add(record);
            }
        }
        return fold.figures(java.util.Objects.requireNonNull(definition));
    }

    private void window(String key, ObjectNode figures) {
        ObjectNode before = windows.get(key);
        if (before != null && before.get("amount").equals(figures.get("amount"))) {
            return;
        }
        List<String> parts = List.of(key.split("\\|", -1));
        ObjectNode window = figures.deepCopy();
        window.put("ceremonyId", parts.get(0)).put("size", parts.get(1)).put("start", parts.get(2));
        window.put(
                "end",
                Instant.parse(parts.get(2)).plus(Duration.parse(parts.get(1))).toString());
        window.put("final", true);
        window.put("revision", before == null ? 1 : before.get("revision").intValue() + 1);
        window.put("sequence", published);
        windows.put(key, window);
        add(new Made(TopicNames.WINDOWS, 0, key, window, null)).written = now();
    }

    /** The summary of this sequence. */
    ObjectNode summary(int sequence) {
        return tree(of(TopicNames.SUMMARIES).get(sequence - 1));
    }

    /** Has the summary of this sequence published at another time. */
    void publishedAt(int sequence, String time) {
        summary(sequence).put("publishedAt", time);
        of(TopicNames.SUMMARIES).get(sequence - 1).written = Instant.parse(time);
    }

    /** The newest state of the window that has this in its key. */
    ObjectNode window(String part) {
        return windows.entrySet().stream()
                .filter(window -> window.getKey().contains(part))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    static ObjectNode tree(Made made) {
        return java.util.Objects.requireNonNull(made.tree);
    }

    /** The records of one topic, oldest first. */
    List<Made> of(String topic) {
        return records.stream().filter(made -> made.topic.equals(topic)).toList();
    }

    /** The reject with this reason. */
    Made reject(String reason) {
        return of(TopicNames.REJECTS).stream()
                .filter(made -> reason.equals(made.headers.get("signboard_reason")))
                .findFirst()
                .orElseThrow();
    }

    void remove(Made made) {
        records.remove(made);
    }

    List<ConsumerRecord<byte[], byte[]>> consumerRecords() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (Made made : records) {
            long offset = ends.merge(new TopicPartition(made.topic, made.partition), 1L, Long::sum) - 1;
            byte[] key = made.key.getBytes(UTF_8);
            ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                    made.topic,
                    made.partition,
                    offset,
                    made.written.toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    key.length,
                    ConsumerRecord.NULL_SIZE,
                    key,
                    made.value(),
                    new RecordHeaders(),
                    Optional.empty());
            made.headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            all.add(record);
        }
        return all;
    }

    /** The whole of it checked, every summary folded. */
    History checked() {
        History history = new History(partitions, 1);
        consumerRecords().forEach(record -> {
            history.take(record);
            history.settle();
        });
        history.finish();
        return history;
    }
}
