package io.signboard.topology;

import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Placement;
import io.signboard.wire.Published;
import io.signboard.wire.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Merges the partitions' tallies of each ceremony into its summaries and windows. */
final class SummaryProcessor implements Processor<String, PartialUpdate, Object, Object> {

    private final TopologySettings settings;
    private final Supplier<Cadence> cadences;
    private final KnownDefinitions known;
    private final Map<String, CeremonySummary> ceremonies = new HashMap<>();
    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable Cadence cadence;
    private @Nullable Definitions definitions;
    private @Nullable Egress egress;
    private @Nullable SummaryStores stores;
    private long lastPublished = Cadence.NEVER;

    private SummaryProcessor(TopologySettings settings, Supplier<Cadence> cadences, KnownDefinitions known) {
        this.settings = settings;
        this.cadences = cadences;
        this.known = known;
    }

    /**
     * Makes the processor and names its stores.
     *
     * @param cadences gives each stream thread its own
     * @param known is shared by all tasks
     */
    static ProcessorSupplier<String, PartialUpdate, Object, Object> supplier(
            TopologySettings settings, Supplier<Cadence> cadences, KnownDefinitions known) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, PartialUpdate, Object, Object> get() {
                return new SummaryProcessor(settings, cadences, known);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        StoreBuilders.kept(Stores.PARTIALS),
                        StoreBuilders.kept(Stores.MINUTES),
                        StoreBuilders.kept(Stores.SUMMARIES),
                        StoreBuilders.kept(Stores.WINDOWS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        cadence = cadences.get();
        definitions = new Definitions(processorContext.getStateStore(Stores.DEFINITIONS.name()), known);
        egress = new Egress(processorContext);
        stores = new SummaryStores(
                processorContext.getStateStore(Stores.PARTIALS.name()),
                processorContext.getStateStore(Stores.MINUTES.name()),
                processorContext.getStateStore(Stores.SUMMARIES.name()),
                processorContext.getStateStore(Stores.WINDOWS.name()));
        restore(stores);
        // The time given to a tick is that of the round of ticks: a ledger's, earlier in it, may have led to a summary
        // since.
        processorContext.schedule(
                Instant.EPOCH,
                settings.tick(),
                PunctuationType.WALL_CLOCK_TIME,
                roundBegan -> tick(processorContext.currentSystemTimeMs()));
    }

    private void restore(SummaryStores restored) {
        ceremonies.clear();
        try (KeyValueIterator<String, Published> all = restored.summaries().all()) {
            all.forEachRemaining(entry -> ceremony(entry.key).restorePublished(entry.value));
        }
        try (KeyValueIterator<String, PartialUpdate> all = restored.partials().all()) {
            all.forEachRemaining(entry -> {
                if (!entry.value.isChunk()) {
                    ceremony(entry.value.ceremonyId()).restorePart(entry.value);
                }
            });
        }
    }

    private CeremonySummary ceremony(String ceremonyId) {
        return ceremonies.computeIfAbsent(
                ceremonyId,
                id -> new CeremonySummary(
                        id,
                        settings,
                        Objects.requireNonNull(cadence),
                        Objects.requireNonNull(definitions),
                        Objects.requireNonNull(stores),
                        Objects.requireNonNull(egress)));
    }

    @Override
    public void process(Record<String, PartialUpdate> record) {
        long now = Objects.requireNonNull(context).currentSystemTimeMs();
        Objects.requireNonNull(cadence).moveTo(now);
        cadence.stir();
        CeremonySummary ceremony = ceremony(record.key());
        long began = System.nanoTime();
        ceremony.take(record.value(), record.timestamp());
        if (settings.partitions() == 1) { // its ledger keeps the cadence, and their commit is the same
            publish(List.of(ceremony), due -> due.publish(now));
            return;
        }
        cadence.dealtWith(record.value().newestInput());
        cadence.tookUp(record.value().partition(), record.timestamp(), System.nanoTime() - began);
        if (ceremony.isDue() && ceremony.isComplete()) {
            publish(ceremonies.values(), due -> due.isDue() && due.publish(now));
        }
    }

    /** Has each ceremony publish what it has to, and asks for a commit if one did. */
    private void publish(Collection<CeremonySummary> all, Predicate<CeremonySummary> publishes) {
        Cadence ours = Objects.requireNonNull(cadence);
        if (ours.summaries.sendAll(all, publishes)) {
            lastPublished = ours.worked();
            ours.commits();
            Objects.requireNonNull(context).commit();
        }
    }

    private void tick(long now) {
        Objects.requireNonNull(cadence).moveTo(now);
        if (Objects.requireNonNull(definitions).changed()) {
            definitions.ceremonies().stream().filter(this::isOurs).forEach(id -> ceremony(id)
                    .definitionChanged());
        }
        long before = lastPublished;
        boolean begins = ceremonies.values().stream()
                .anyMatch(ceremony -> ceremony.isBusy() && ceremony.isDueAtTick(before) && ceremony.isComplete());
        publish(
                ceremonies.values(),
                ceremony ->
                        (begins && ceremony.isDueAtTick(before) && ceremony.publish(now)) || ceremony.repeatIfDue(now));
        if (ceremonies.values().stream().anyMatch(CeremonySummary::isBusy)) {
            cadence.stir();
        }
    }

    /** Every ceremony belongs to the one task that its partial tallies are sent to. */
    private boolean isOurs(String ceremonyId) {
        int partition = Placement.partition(ceremonyId.getBytes(StandardCharsets.UTF_8), settings.partitions());
        return partition == Objects.requireNonNull(context).taskId().partition();
    }
}
