package io.signboard.board.view;

import io.signboard.model.Definition;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.NewestInput;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import io.signboard.wire.WindowJson;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds records into ceremonies: of summaries and windows the last record of a key counts, a null value removes it, and one
 * that can't be read is as if it weren't there; of definitions the highest version counts. For one thread.
 */
final class Fold {

    private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    private final Ceremonies ceremonies = new Ceremonies();
    private long unreadable;

    /** What it has come to; goes on changing. */
    Ceremonies ceremonies() {
        return ceremonies;
    }

    /** How many records could not be read so far. */
    long unreadable() {
        return unreadable;
    }

    /**
     * Folds records of one partition, in log order.
     *
     * @return the ceremonies that have another summary now, or none any more
     */
    Set<String> apply(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!records.isEmpty() && records.get(0).topic().equals(Topics.DEFINITIONS.name())) {
            records.forEach(this::applyDefinition);
            return Set.of();
        }
        return applyLast(records);
    }

    /** Goes backwards, so that of many records of one key only the last is decoded. */
    private Set<String> applyLast(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> settled = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (int i = records.size() - 1; i >= 0; i--) {
            ConsumerRecord<byte[], byte[]> last = records.get(i);
            String key = text(last.key());
            if (!settled.contains(key) && isApplied(key, last)) {
                settled.add(key);
                if (isSummary(last)) {
                    changed.add(key);
                }
            }
        }
        return changed;
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private static boolean isSummary(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.SUMMARIES.name());
    }

    private boolean isApplied(String key, ConsumerRecord<byte[], byte[]> record) {
        try {
            if (isSummary(record)) {
                applySummary(key, record.value(), NewestInput.of(record.headers()));
            } else {
                applyWindow(key, record.value());
            }
            return true;
        } catch (RuntimeException e) {
            unreadable++;
            LOG.warn("Skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return false;
        }
    }

    private void applySummary(String key, byte @Nullable [] value, OptionalLong newestInput) {
        if (value == null) {
            ceremonies.remove(key);
            return;
        }
        Summary summary = SummaryJson.decode(value);
        if (!summary.ceremonyId().equals(key)) {
            throw new InvalidInputException("The key \"" + key + "\" is not the summary's ceremonyId.");
        }
        ceremonies.put(new CommittedSummary(summary, value, newestInput));
    }

    private void applyWindow(String key, byte @Nullable [] value) {
        WindowKey window = WindowKey.parse(key);
        if (value == null) {
            ceremonies.remove(window);
            return;
        }
        WindowSummary summary = WindowJson.decode(value);
        if (!WindowJson.key(summary.ceremonyId(), summary.window()).equals(key)) {
            throw new InvalidInputException("The key \"" + key + "\" is not that of the window in the value.");
        }
        ceremonies.put(window, new CommittedWindow(value));
    }

    /**
     * Each definition is judged by those before it: only a version above every valid one is in force. Any other record is
     * ignored, and the processor, whose task it is, says so.
     */
    private void applyDefinition(ConsumerRecord<byte[], byte[]> record) {
        try {
            Definition definition = DefinitionJson.decodeRecord(text(record.key()), record.value());
            Optional<CommittedDefinition> inForce = ceremonies.definition(definition.ceremonyId());
            boolean isHigher = inForce.map(
                            old -> definition.version() > old.definition().version())
                    .orElse(true);
            if (isHigher) {
                ceremonies.put(new CommittedDefinition(definition, record.value()));
            }
        } catch (InvalidInputException e) {
            LOG.debug("Ignored {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }
}
