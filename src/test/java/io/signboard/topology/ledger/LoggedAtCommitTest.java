package io.signboard.topology.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.wire.LedgerBlock;
import io.signboard.wire.Stores;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kafka Streams tells such a store of each commit before it sends the transaction's offsets; it promises so nowhere. */
final class LoggedAtCommitTest {

    private static final String CHANGELOG = "test-ledger-changelog";

    /** Changes its store with each record and with each tick. */
    private static final class Counting implements Processor<byte[], byte[], Void, Void> {
        private @Nullable Counted store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            Counted counted = context.getStateStore(Stores.LEDGER.name());
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, time -> counted.changes++);
            store = counted;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Objects.requireNonNull(store).changes++;
        }
    }

    /** Logs how often it was changed. */
    private static final class Counted extends LoggedAtCommit {
        private int changes;

        Counted() {
            super(Stores.LEDGER.name());
        }

        @Override
        void restore(byte[] key, byte @Nullable [] value) {}

        @Override
        void beforeCommit() {
            if (changes > 0) {
                log(LedgerBlock.logKey(0), new byte[] {(byte) changes});
                changes = 0;
            }
        }

        @Override
        long size() {
            return 0;
        }

        @Override
        void clear() {}
    }

    private record Builder(String name, Map<String, String> logConfig) implements StoreBuilder<Counted> {

        @Override
        public Counted build() {
            return new Counted();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public StoreBuilder<Counted> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<Counted> withLoggingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<Counted> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<Counted> withCachingDisabled() {
            return this;
        }
    }

    private static Topology topology() {
        ProcessorSupplier<byte[], byte[], Void, Void> counting = new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], Void, Void> get() {
                return new Counting();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(new Builder(Stores.LEDGER.name(), Map.of()));
            }
        };
        return new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "events")
                .addProcessor("counting", counting, "source");
    }

    @Test
    void shouldBeToldOfEachCommitInTimeToLog() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), config)) {
            var input = driver.createInputTopic("events", new ByteArraySerializer(), new ByteArraySerializer());
            var output = driver.createOutputTopic(CHANGELOG, new ByteArrayDeserializer(), new ByteArrayDeserializer());

            input.pipeInput(new byte[] {1}, new byte[] {1});
            assertArrayEquals(new byte[] {1}, output.readValue());
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            assertArrayEquals(new byte[] {1}, output.readValue());
            assertTrue(output.isEmpty());
        }
    }
}
