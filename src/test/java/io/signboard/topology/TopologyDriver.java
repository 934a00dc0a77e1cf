package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology in Kafka's test driver, which knows partition 0 only: with several partitions, projects and
 * ceremonies have to lie there.
 *
 * <p>Kafka's test driver keeps no state from one instance to the next. A restart therefore reads the changelog topics that
 * the first instance wrote and fills the stores of the second before its processors are initialised, as Kafka Streams does.
 */
final class TopologyDriver extends TallyDriver {

    private static final String RESTORED = "test.restored";
    private static final String SKIPPED = "skipped";

    /** By changelog topic: what it holds, compacted. */
    private final Map<String, Map<Bytes, byte[]>> changelogs = new TreeMap<>();

    private final List<KeyValue<@Nullable String, byte @Nullable []>> definitions = new java.util.ArrayList<>();
    private final Map<Channel, Long> nextOffsets = new HashMap<>();
    private SignboardTopology topology;
    private TopologyTestDriver driver;

    TopologyDriver(TopologySettings settings) {
        super(settings);
        topology = new SignboardTopology(settings, counts());
        driver = start();
    }

    /** Settings for any driver: exactly once, every internal resource named by us. */
    static Properties config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "signboard");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put("processing.exception.handler.global.enabled", true);
        config.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams-" + UUID.randomUUID());
        return config;
    }

    private TopologyTestDriver start() {
        Properties config = config();
        config.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, Restorer.class.getName());
        config.put(RESTORED, byStore());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        return new TopologyTestDriver(topology.build(builder), config, Instant.ofEpochMilli(now()));
    }

    /** Whether the tasks, which all run on the test's thread, may be late with their next tick. */
    boolean isAtRest() {
        return topology.isAtRest();
    }

    private Map<String, Map<Bytes, byte[]>> byStore() {
        return changelogs.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey()
                                .substring("signboard-".length(), e.getKey().length() - "-changelog".length()),
                        e -> new LinkedHashMap<>(e.getValue())));
    }

    /** The internal topics written to so far. */
    Set<String> internalTopics() {
        return driver.producedTopicNames().stream()
                .filter(topic -> topic.startsWith("signboard-"))
                .collect(Collectors.toSet());
    }

    @Override
    void pipe(Channel channel, int partition, long offset, Input input) {
        if (partition != 0) {
            throw new IllegalArgumentException("Kafka's test driver has partition 0 only");
        }
        while (nextOffsets.getOrDefault(channel, 0L) < offset) {
            Headers skipped = new org.apache.kafka.common.header.internals.RecordHeaders();
            pipe(channel, new Input(null, new byte[0], skipped.add(SKIPPED, new byte[0])));
        }
        pipe(channel, input);
        drain();
    }

    private void pipe(Channel channel, Input input) {
        TestInputTopic<byte[], byte[]> topic =
                driver.createInputTopic(topic(channel), new ByteArraySerializer(), new ByteArraySerializer());
        topic.pipeInput(new TestRecord<>(input.key(), input.value(), input.headers(), Instant.ofEpochMilli(written())));
        nextOffsets.merge(channel, 1L, Long::sum);
    }

    @Override
    void pipeDefinition(@Nullable String key, byte @Nullable [] value) {
        definitions.add(new KeyValue<>(key, value));
        readDefinition(key, value);
    }

    private void readDefinition(@Nullable String key, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> topic = driver.createInputTopic(
                Topics.DEFINITIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        topic.pipeInput(new TestRecord<>(keyBytes, value, Instant.ofEpochMilli(now())));
    }

    private long clock = now();

    @Override
    void advance(long time) {
        driver.advanceWallClockTime(Duration.ofMillis(time - clock));
        clock = time;
        drain();
    }

    @Override
    void restart() {
        driver.close();
        nextOffsets.clear();
        clock = now();
        topology = new SignboardTopology(settings(), counts());
        driver = start();
        definitions.forEach(d -> readDefinition(d.key, d.value));
        drain();
    }

    @Override
    public void close() {
        driver.close();
    }

    private void drain() {
        for (String topic : Set.copyOf(driver.producedTopicNames())) {
            if (topic.endsWith("-changelog")) {
                Map<Bytes, byte[]> entries = changelogs.computeIfAbsent(topic, t -> new LinkedHashMap<>());
                records(topic).forEach(r -> keep(entries, Bytes.wrap(r.key()), r.value()));
            }
        }
        List<TestRecord<byte[], byte[]>> summaries = records(Topics.SUMMARIES.name());
        List<TestRecord<byte[], byte[]>> windows = records(Topics.WINDOWS.name());
        int next = 0;
        for (TestRecord<byte[], byte[]> summary : summaries) {
            onSummary(text(summary.key()), summary.value(), summary.headers(), summary.timestamp());
            long sequence = last(text(summary.key())).sequence();
            while (next < windows.size() && belongs(windows.get(next), text(summary.key()), sequence)) {
                window(windows.get(next++));
            }
        }
        windows.subList(next, windows.size()).forEach(this::window);
        records(Topics.REJECTS.name())
                .forEach(r -> onReject(new Reject(r.key(), r.value(), r.headers(), r.timestamp())));
    }

    private static boolean belongs(TestRecord<byte[], byte[]> record, String ceremonyId, long sequence) {
        if (record.value() == null) {
            return text(record.key()).startsWith(ceremonyId + "|");
        }
        var window = io.signboard.wire.WindowJson.decode(record.value());
        return window.ceremonyId().equals(ceremonyId) && window.sequence() == sequence;
    }

    private void window(TestRecord<byte[], byte[]> record) {
        onWindow(text(record.key()), record.value(), record.timestamp());
    }

    /** Compacts as a broker does: the newest of each key, in the order in which they were written. */
    private static void keep(Map<Bytes, byte[]> entries, Bytes key, byte @Nullable [] value) {
        entries.remove(key);
        if (value != null) {
            entries.put(key, value);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<TestRecord<byte[], byte[]>> records(String topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return driver.producedTopicNames().contains(topic) ? List.copyOf(output.readRecordsToList()) : List.of();
    }

    /** Fills a processor's stores before it is initialised, and keeps records from it that only count offsets. */
    public static final class Restorer implements ProcessorWrapper {

        private Map<String, Map<Bytes, byte[]>> restored = Map.of();

        /** Made by Kafka, by name. */
        public Restorer() {}

        @Override
        @SuppressWarnings("unchecked")
        public void configure(Map<String, ?> configs) {
            restored = (Map<String, Map<Bytes, byte[]>>) Objects.requireNonNull(configs.get(RESTORED));
        }

        @Override
        public <K, V, KO, VO> WrappedProcessorSupplier<K, V, KO, VO> wrapProcessorSupplier(
                String name, org.apache.kafka.streams.processor.api.ProcessorSupplier<K, V, KO, VO> supplier) {
            return new WrappedProcessorSupplier<>() {
                @Override
                public Processor<K, V, KO, VO> get() {
                    return new Restored<>(supplier.get(), supplier, restored);
                }

                @Override
                public Set<org.apache.kafka.streams.state.StoreBuilder<?>> stores() {
                    return supplier.stores();
                }
            };
        }

        @Override
        public <K, V, VO> WrappedFixedKeyProcessorSupplier<K, V, VO> wrapFixedKeyProcessorSupplier(
                String name, org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier<K, V, VO> supplier) {
            return ProcessorWrapper.asWrappedFixedKey(supplier);
        }
    }

    private static final class Restored<K, V, KO, VO> implements Processor<K, V, KO, VO> {
        private final Processor<K, V, KO, VO> processor;
        private final org.apache.kafka.streams.processor.api.ProcessorSupplier<K, V, KO, VO> supplier;
        private final Map<String, Map<Bytes, byte[]>> restored;

        Restored(
                Processor<K, V, KO, VO> processor,
                org.apache.kafka.streams.processor.api.ProcessorSupplier<K, V, KO, VO> supplier,
                Map<String, Map<Bytes, byte[]>> restored) {
            this.processor = processor;
            this.supplier = supplier;
            this.restored = restored;
        }

        @Override
        public void init(ProcessorContext<KO, VO> context) {
            if (supplier.stores() != null) {
                supplier.stores().forEach(store -> {
                    StateStore target = context.getStateStore(store.name());
                    restored.getOrDefault(store.name(), Map.of())
                            .forEach((key, value) -> TestStores.putBytes(target, store.name(), key, value));
                });
            }
            processor.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            if (record.headers().lastHeader(SKIPPED) == null) {
                processor.process(record);
            }
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
