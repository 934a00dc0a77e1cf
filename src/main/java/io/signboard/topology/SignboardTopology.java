package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.topology.ledger.LedgerStores;
import io.signboard.wire.PartialCodec;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import io.signboard.wire.Topic;
import io.signboard.wire.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The topology, top to bottom as the README draws it. The names of its nodes are contract: internal topics and state are
 * found by them.
 */
public final class SignboardTopology implements Supplier<Topology> {

    static final String INGEST_EVENTS = "ingest-project-events";
    static final String KEEP_DEFINITIONS = "keep-definitions";
    static final String KEEP_LEDGER = "keep-ledger";
    static final String PARTIALS = "partials";
    static final String COMPOSE_SUMMARIES = "compose-summaries";
    static final String EGRESS_SUMMARIES = "egress-summaries";
    static final String EGRESS_WINDOWS = "egress-windows";
    static final String EGRESS_REJECTS = "egress-rejects";

    private final TopologySettings settings;
    private final TallyListener listener;
    private final ThreadLocal<Cadence> cadences;
    private final KnownDefinitions known = new KnownDefinitions();

    /** The node that takes a ledger's partial tallies: the summary itself, or the way to its partition. */
    static String partialsNode(TopologySettings settings) {
        return settings.partitions() == 1 ? COMPOSE_SUMMARIES : PARTIALS + "-repartition-filter";
    }

    /** A topology with these settings; {@code listener} is told what becomes of the records. */
    public SignboardTopology(TopologySettings settings, TallyListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.cadences = ThreadLocal.withInitial(() -> new Cadence(settings));
    }

    /** How many records of the definitions topic a running program has ignored; the log says which and why. */
    public static long ignoredDefinitions(KafkaStreams streams) {
        return Definitions.ignored(store(streams, Stores.DEFINITIONS));
    }

    /** How many entries this store has in a program, restored so far; 0 if the program keeps no part of it. */
    public static long entries(KafkaStreams streams, Store<?, ?> store) {
        try {
            if (store.equals(Stores.LEDGER)) {
                return query(streams, store, LedgerStores.sizes()).getAsLong();
            }
            // The counters first: one that comes between the two looks must not make it less than nothing.
            long counters =
                    store.equals(Stores.DEFINITIONS) ? Definitions.counters(store(streams, Stores.DEFINITIONS)) : 0;
            return store(streams, store).approximateNumEntries() - counters;
        } catch (InvalidStateStoreException e) {
            return 0; // none of the store's partitions is here
        }
    }

    private static <K, V> ReadOnlyKeyValueStore<K, V> store(KafkaStreams streams, Store<K, V> store) {
        return query(streams, store, QueryableStoreTypes.<K, V>keyValueStore());
    }

    private static <T> T query(KafkaStreams streams, Store<?, ?> store, QueryableStoreType<T> type) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store.name(), type).enableStaleStores());
    }

    /**
     * Whether the tasks of the calling stream thread have had nothing to do for a while and have nothing waiting, so that
     * their next tick may be late.
     */
    public boolean isAtRest() {
        return cadences.get().isAtRest();
    }

    @Override
    public Topology get() {
        return build(new StreamsBuilder());
    }

    /**
     * The same topology by a builder that knows the program's settings: it reads some of them only while building, such as
     * whether each internal name must be explicit.
     */
    public Topology build(StreamsBuilder builder) {
        keepDefinitions(builder);
        KStream<String, PartialUpdate> partials = ingestEvents(builder)
                .process(
                        LedgerProcessor.supplier(
                                settings, StoreBuilders.ledger(settings.ledger()), cadences::get, known, listener),
                        Named.as(KEEP_LEDGER));
        if (settings.partitions() > 1) {
            partials = partials.repartition(byCeremony());
        }
        partials.process(SummaryProcessor.supplier(settings, cadences::get, known), Named.as(COMPOSE_SUMMARIES));
        return withEgress(builder.build());
    }

    private static void keepDefinitions(StreamsBuilder builder) {
        builder.addGlobalStore(
                StoreBuilders.global(Stores.DEFINITIONS),
                Topics.DEFINITIONS.name(),
                consumed(Topics.DEFINITIONS).withName(KEEP_DEFINITIONS),
                DefinitionProcessor::new);
    }

    private static KStream<byte[], byte[]> ingestEvents(StreamsBuilder builder) {
        List<String> topics = Channel.ALL.stream()
                .map(channel -> Topics.events(channel).name())
                .toList();
        return builder.stream(
                topics,
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName(INGEST_EVENTS)
                        .withTimestampExtractor((record, partitionTime) -> Math.max(0, record.timestamp())));
    }

    private Repartitioned<String, PartialUpdate> byCeremony() {
        return Repartitioned.<String, PartialUpdate>as(PARTIALS)
                .withKeySerde(Stores.PARTIALS.keySerde())
                .withValueSerde(PartialCodec.SERDE)
                .withNumberOfPartitions(settings.partitions());
    }

    private static Topology withEgress(Topology topology) {
        egress(topology, EGRESS_REJECTS, Topics.REJECTS, KEEP_LEDGER);
        egress(topology, EGRESS_SUMMARIES, Topics.SUMMARIES, COMPOSE_SUMMARIES);
        egress(topology, EGRESS_WINDOWS, Topics.WINDOWS, COMPOSE_SUMMARIES);
        return topology;
    }

    private static <K, V> Consumed<K, V> consumed(Topic<K, V> topic) {
        return Consumed.with(topic.keySerde(), topic.valueSerde());
    }

    private static <K, V> void egress(Topology topology, String node, Topic<K, V> topic, String parent) {
        topology.addSink(
                node,
                topic.name(),
                topic.keySerde().serializer(),
                topic.valueSerde().serializer(),
                parent);
    }
}
