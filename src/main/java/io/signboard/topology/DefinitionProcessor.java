package io.signboard.topology;

import io.signboard.model.Definition;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Stores;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest valid definition of each ceremony in the global store: the last valid record whose version exceeds
 * every valid one before it. Any other record is ignored, and the log says so.
 */
final class DefinitionProcessor implements Processor<String, byte[], Void, Void> {

    /** Counts the definitions taken: global stores call nobody back, so tasks look whether this changed. */
    static final String CHANGES = "#changes";

    /** Counts the records that were ignored since this store began. */
    static final String IGNORED = "#ignored";

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionProcessor.class);

    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(Stores.DEFINITIONS.name());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> definitions = java.util.Objects.requireNonNull(store);
        Optional<String> complaint = complaint(record, definitions);
        if (complaint.isPresent()) {
            LOG.warn("The definition at {} is ignored: {}", position(), complaint.get());
            increment(definitions, IGNORED);
            return;
        }
        definitions.put(record.key(), record.value());
        increment(definitions, CHANGES);
    }

    private static void increment(KeyValueStore<String, byte[]> store, String counter) {
        long next = Definitions.counter(store, counter) + 1;
        store.put(counter, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
    }

    private static Optional<String> complaint(
            Record<String, byte[]> record, KeyValueStore<String, byte[]> definitions) {
        Definition definition;
        try {
            definition = DefinitionJson.decodeRecord(record.key(), record.value());
        } catch (InvalidInputException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        byte[] newest = definitions.get(record.key());
        long version = newest == null ? 0 : Known.of(newest).version();
        return definition.version() > version
                ? Optional.empty()
                : Optional.of("its version " + definition.version() + " of '" + record.key()
                        + "' must exceed the version " + version + " in force.");
    }

    private String position() {
        return context == null
                ? "?"
                : context.recordMetadata()
                        .map(at -> at.topic() + "-" + at.partition() + "@" + at.offset())
                        .orElse("?");
    }
}
