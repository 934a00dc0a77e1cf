package io.signboard.admin;

import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The definitions in force: for each ceremony the last valid record whose version exceeds every valid one before it. Whatever
 * else lies on the topic is passed over, as the processor does.
 */
public final class DefinitionLog {

    private final Map<String, Definition> inForce = new HashMap<>();

    private DefinitionLog() {}

    /**
     * Reads the topic to its end.
     *
     * @throws AdminException if there is no such topic
     */
    public static DefinitionLog read(RecordReader reader) {
        DefinitionLog log = new DefinitionLog();
        reader.readAll(Topics.DEFINITIONS.name(), log::take);
        return log;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
            take(DefinitionJson.decodeRecord(key, record.value()));
        } catch (InvalidInputException e) {
            // An invalid record defines nothing; the processor reports it.
        }
    }

    /** Puts a definition in force, if its version is higher. */
    void take(Definition definition) {
        inForce.merge(definition.ceremonyId(), definition, (old, next) -> next.version() > old.version() ? next : old);
    }

    /** The definition in force for a ceremony; nothing if it isn't defined. */
    public Optional<Definition> of(String ceremonyId) {
        return Optional.ofNullable(inForce.get(ceremonyId));
    }

    /** The definitions in force, one a ceremony, in no order. */
    public List<Definition> all() {
        return List.copyOf(inForce.values());
    }
}
