package io.signboard.admin.doctor;

import io.signboard.admin.RecordReader;
import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.DefinitionNotes;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads every definition that was ever published and says which are ignored, and why. */
final class DefinitionsCheck implements Check {

    private final RecordReader reader;

    DefinitionsCheck(RecordReader reader) {
        this.reader = reader;
    }

    @Override
    public String title() {
        return "Definitions";
    }

    @Override
    public List<Finding> findings() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        reader.readAll(Topics.DEFINITIONS.name(), records::add);
        return judge(records);
    }

    static List<Finding> judge(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Definition> inForce = new HashMap<>();
        Map<String, Long> taken = new HashMap<>();
        List<Ignored> ignored = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
            Ignored refused = take(record, key, inForce);
            if (refused != null) {
                ignored.add(refused);
            } else if (key != null) {
                taken.put(key, record.offset());
            }
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(summary(inForce));
        findings.addAll(doubts(records, taken, inForce));
        ignored.forEach(refused -> findings.add(refused.finding(taken.getOrDefault(refused.key(), -1L))));
        return findings;
    }

    /** What is odd about the definitions in force. */
    private static List<Finding> doubts(
            List<ConsumerRecord<byte[], byte[]>> records, Map<String, Long> taken, Map<String, Definition> inForce) {
        Set<Long> offsets = new HashSet<>(taken.values());
        List<Finding> doubts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (offsets.contains(record.offset())) {
                String ceremonyId = new String(record.key(), StandardCharsets.UTF_8);
                Definition definition = Objects.requireNonNull(inForce.get(ceremonyId));
                DefinitionNotes.of(record.value(), definition)
                        .forEach(note -> doubts.add(Finding.note(
                                "In the definition of " + ceremonyId + ": " + note,
                                "If that is not meant, mend the file, raise its \"version\" and publish it again.")));
            }
        }
        return doubts;
    }

    private static Finding summary(Map<String, Definition> inForce) {
        if (inForce.isEmpty()) {
            return Finding.note(
                    "No ceremony is defined, so nothing is tallied.",
                    "`./signboard ceremony define FILE` defines one.");
        }
        List<String> names = inForce.values().stream()
                .map(next -> next.ceremonyId() + " version " + next.version())
                .toList();
        return Finding.ok("In force: " + Words.list(names) + ".");
    }

    private static @Nullable Ignored take(
            ConsumerRecord<byte[], byte[]> record, @Nullable String key, Map<String, Definition> inForce) {
        Definition next;
        try {
            next = DefinitionJson.decodeRecord(key, record.value());
        } catch (InvalidInputException e) {
            return new Ignored(
                    record.offset(), key, String.valueOf(e.getMessage()), false, "Mend the file and publish it again:");
        }
        Definition before = inForce.get(next.ceremonyId());
        if (before != null && next.version() <= before.version()) {
            return new Ignored(
                    record.offset(),
                    key,
                    "its version " + next.version() + " must exceed the version " + before.version()
                            + " in force before it.",
                    next.equals(before),
                    "Raise \"version\" to " + (before.version() + 1) + " or more and publish it again:");
        }
        inForce.put(next.ceremonyId(), next);
        return null;
    }

    /**
     * A record that defines nothing.
     *
     * @param key the ceremony that it was meant for, or null
     * @param repeats whether it says what is in force anyway
     * @param mend what to do before publishing it again
     */
    private record Ignored(long offset, @Nullable String key, String reason, boolean repeats, String mend) {

        /** Whoever published it may have mended it since: then a later one was taken. */
        private Finding finding(long lastTaken) {
            String subject = key == null ? "without a key" : "of '" + key + "'";
            String sentence = "The definition " + subject + " at offset " + offset + " is ignored: " + reason;
            return repeats || lastTaken > offset
                    ? Finding.note(sentence, "Nothing is to be done: what is in force says the same, or came later.")
                    : Finding.wrong(sentence, mend + " `./signboard ceremony define FILE`.");
        }
    }
}
