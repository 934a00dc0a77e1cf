package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Placement;
import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import io.signboard.wire.Topic;
import io.signboard.wire.Topics;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The topology's own processors and stores for any number of partitions, one task each, joined as the topology joins them.
 * Kafka's test driver knows partition 0 only. Here a test may also let definitions and partial tallies lag, and restart
 * single tasks. The ledgers are the plain ones, entry by entry, as Kafka's test driver has those that are logged in blocks.
 */
final class ClusterDriver extends TallyDriver {

    private static final Properties CONFIG = TopologyDriver.config();

    private final List<Task<byte[], byte[]>> ledgers = new ArrayList<>();
    private final List<Task<String, PartialUpdate>> compositions = new ArrayList<>();
    private final List<Deque<byte[]>> partials = new ArrayList<>();
    private final Set<Integer> held = new HashSet<>();
    private final List<KeyValue<@Nullable String, byte @Nullable []>> definitions = new ArrayList<>();

    ClusterDriver(TopologySettings settings) {
        super(settings);
        KnownDefinitions known = new KnownDefinitions();
        for (int partition = 0; partition < settings.partitions(); partition++) {
            partials.add(new ArrayDeque<>());
            ledgers.add(new Task<>(
                    0,
                    partition,
                    LedgerProcessor.supplier(
                            settings,
                            StoreBuilders.kept(Stores.LEDGER),
                            () -> new Cadence(settings),
                            known,
                            counts())));
            compositions.add(
                    new Task<>(1, partition, SummaryProcessor.supplier(settings, () -> new Cadence(settings), known)));
        }
        ledgers.forEach(Task::start);
        compositions.forEach(Task::start);
    }

    // The tests' grip on what a cluster may do.

    /** Keeps back what the ledger of this partition tells from now on, as a slow broker might. */
    void hold(int partition) {
        held.add(partition);
    }

    /** Hands on what was kept back, with the next tick. */
    void release(int partition) {
        held.remove(partition);
    }

    /** Lets the task that keeps this partition's ledger not yet see newer definitions. */
    void blindLedger(int partition) {
        ledgers.get(partition).blind = true;
    }

    void unblindLedger(int partition) {
        ledgers.get(partition).unblind();
    }

    void blindSummaries() {
        compositions.forEach(task -> task.blind = true);
    }

    void unblindSummaries() {
        compositions.forEach(Task::unblind);
    }

    /** Moves the summaries' tasks to an instance that has read only this many of the definitions. */
    void moveSummariesToInstanceThatHasRead(int count) {
        compositions.forEach(task -> {
            task.blind = true;
            task.definitionsRead = count;
            task.restart(true);
        });
    }

    /** Moves a ledger's task to an instance that has read only this many of the definitions. */
    void moveLedgerToInstanceThatHasRead(int partition, int count) {
        Task<?, ?> task = ledgers.get(partition);
        task.blind = true;
        task.definitionsRead = count;
        task.restart(true);
    }

    /** Ends a ledger's task here, as when its partition moves to another program. */
    void loseLedger(int partition) {
        ledgers.get(partition).processor.close();
    }

    void restartLedger(int partition) {
        ledgers.get(partition).restart(true);
    }

    /** Closes and initialises the very same processors again, as a task that is revived does. */
    void revive() {
        all().forEach(task -> task.restart(false));
    }

    /** Tells a summary what a ledger might. */
    void tell(PartialUpdate update) {
        byte[] bytes = bytes(Stores.PARTIALS.valueSerde(), update);
        partials.get(update.partition()).add(bytes);
        deliver();
    }

    // The driver's part.

    private Stream<Task<?, ?>> all() {
        return Stream.concat(ledgers.stream(), compositions.stream());
    }

    @Override
    void pipe(Channel channel, int partition, long offset, Input input) {
        Task<byte[], byte[]> ledger = ledgers.get(partition);
        ledger.context.setRecordMetadata(Topics.events(channel).name(), partition, offset);
        ledger.context.setCurrentSystemTimeMs(now());
        ledger.received(written());
        ledger.processor.process(new Record<>(input.key(), input.value(), written(), input.headers()));
        ledger.drain();
    }

    @Override
    void pipeDefinition(@Nullable String key, byte @Nullable [] value) {
        definitions.add(new KeyValue<>(key, value));
        all().filter(task -> !task.blind).forEach(Task::readDefinitions);
    }

    @Override
    void advance(long time) {
        ledgers.forEach(task -> task.tick(time));
        deliver();
        compositions.forEach(task -> task.tick(time));
    }

    @Override
    void restart() {
        all().forEach(task -> task.restart(true));
    }

    @Override
    public void close() {
        all().forEach(task -> task.processor.close());
    }

    private void deliver() {
        for (int partition = 0; partition < partials.size(); partition++) {
            Deque<byte[]> waiting = partials.get(partition);
            while (!held.contains(partition) && !waiting.isEmpty()) {
                PartialUpdate update =
                        Stores.PARTIALS.valueSerde().deserializer().deserialize("", waiting.remove());
                int home = Placement.partition(
                        update.ceremonyId().getBytes(StandardCharsets.UTF_8),
                        settings().partitions());
                Task<String, PartialUpdate> task = compositions.get(home);
                task.context.setCurrentSystemTimeMs(now());
                task.processor.process(new Record<>(update.ceremonyId(), update, now()));
                task.drain();
            }
        }
    }

    private static <T> byte[] bytes(org.apache.kafka.common.serialization.Serde<T> serde, T value) {
        return serde.serializer().serialize("", value);
    }

    /** One processor with its context and stores; all of its state lies in the stores. */
    private final class Task<K, V> {
        private final TaskId id;
        private final ProcessorSupplier<K, V, ?, ?> supplier;
        private Processor<K, V, ?, ?> processor;
        private MockProcessorContext<Object, Object> context;
        private Map<String, KeyValueStore<Object, Object>> stores = Map.of();
        private DefinitionProcessor definitionReader = new DefinitionProcessor();
        private int definitionsRead;
        private long streamTime = -1;
        private boolean blind;

        Task(int subtopology, int partition, ProcessorSupplier<K, V, ?, ?> supplier) {
            this.id = new TaskId(subtopology, partition);
            this.supplier = supplier;
            this.processor = supplier.get();
            this.context = newContext();
        }

        /** The newest timestamp of all records, which outlives a restart. */
        void received(long timestamp) {
            streamTime = Math.max(streamTime, timestamp);
            context.setCurrentStreamTimeMs(streamTime);
        }

        private MockProcessorContext<Object, Object> newContext() {
            MockProcessorContext<Object, Object> made = new MockProcessorContext<>(CONFIG, id, new File("target"));
            made.setCurrentSystemTimeMs(now());
            made.setCurrentStreamTimeMs(streamTime);
            return made;
        }

        void start() {
            Map<String, KeyValueStore<Object, Object>> restored = new LinkedHashMap<>();
            for (StoreBuilder<?> builder : supplier.stores()) {
                restored.put(builder.name(), open(builder.withLoggingDisabled()));
            }
            stores.forEach((name, store) -> copy(store, restored.get(name)));
            stores = restored;
            startDefinitions();
            init(processor);
            drain();
        }

        @SuppressWarnings("unchecked")
        private KeyValueStore<Object, Object> open(StoreBuilder<?> builder) {
            KeyValueStore<Object, Object> store = (KeyValueStore<Object, Object>) builder.build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            return store;
        }

        /** Every value goes through its serde on the way in and on the way out, as through a changelog. */
        private void copy(KeyValueStore<Object, Object> from, @Nullable KeyValueStore<Object, Object> to) {
            try (KeyValueIterator<Object, Object> entries = from.all()) {
                while (entries.hasNext() && to != null) {
                    KeyValue<Object, Object> entry = entries.next();
                    to.put(entry.key, entry.value);
                }
            }
        }

        @SuppressWarnings("unchecked")
        private void init(Processor<K, V, ?, ?> any) {
            ((Processor<K, V, Object, Object>) any).init(context);
        }

        private void startDefinitions() {
            KeyValueStore<Object, Object> store = open(StoreBuilders.global(Stores.DEFINITIONS));
            MockProcessorContext<Void, Void> global = new MockProcessorContext<>(CONFIG, id, new File("target"));
            global.addStateStore(store);
            definitionReader = new DefinitionProcessor();
            definitionReader.init(global);
            int read = definitionsRead;
            definitionsRead = 0;
            readDefinitions(blind ? read : definitions.size());
        }

        void readDefinitions() {
            readDefinitions(definitions.size());
        }

        private void readDefinitions(int end) {
            for (; definitionsRead < end; definitionsRead++) {
                KeyValue<@Nullable String, byte @Nullable []> definition = definitions.get(definitionsRead);
                definitionReader.process(new Record<>(definition.key, definition.value, now()));
            }
        }

        void unblind() {
            blind = false;
            readDefinitions();
        }

        void restart(boolean anew) {
            processor.close();
            if (anew) {
                processor = supplier.get();
            }
            context = newContext();
            start();
        }

        void tick(long time) {
            context.setCurrentSystemTimeMs(time);
            for (MockProcessorContext.CapturedPunctuator punctuator : List.copyOf(context.scheduledPunctuators())) {
                punctuator.getPunctuator().punctuate(time);
                drain();
            }
        }

        void drain() {
            List<MockProcessorContext.CapturedForward<?, ?>> forwards = List.copyOf(context.forwarded());
            context.resetForwards();
            for (MockProcessorContext.CapturedForward<?, ?> forward : forwards) {
                String child = forward.childName().orElseThrow();
                Record<?, ?> record = forward.record();
                if (child.equals(SignboardTopology.partialsNode(settings()))) {
                    partials.get(id.partition())
                            .add(bytes(Stores.PARTIALS.valueSerde(), (PartialUpdate) record.value()));
                } else {
                    put(child, record);
                }
            }
            if (id.subtopology() == 0) {
                deliver();
            }
        }
    }

    private void put(String child, Record<?, ?> record) {
        Headers headers = record.headers();
        switch (child) {
            case SignboardTopology.EGRESS_SUMMARIES ->
                onSummary((String) record.key(), value(Topics.SUMMARIES, record), headers, record.timestamp());
            case SignboardTopology.EGRESS_WINDOWS ->
                onWindow((String) record.key(), value(Topics.WINDOWS, record), record.timestamp());
            case SignboardTopology.EGRESS_REJECTS ->
                onReject(new Reject((byte[]) record.key(), (byte[]) record.value(), headers, record.timestamp()));
            default -> throw new AssertionError("nobody reads " + child);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V> byte[] value(Topic<String, V> topic, Record<?, ?> record) {
        return bytes(topic.valueSerde(), (V) record.value());
    }

    /** What a task's store holds, for tests about the stores themselves. */
    <K, V> KeyValueStore<K, V> summaryStore(int partition, Store<K, V> store) {
        return cast(compositions.get(partition).stores.get(store.name()));
    }

    @SuppressWarnings("unchecked")
    private static <K, V> KeyValueStore<K, V> cast(@Nullable KeyValueStore<Object, Object> store) {
        return (KeyValueStore<K, V>) java.util.Objects.requireNonNull(store);
    }
}
