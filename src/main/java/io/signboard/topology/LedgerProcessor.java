package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Entry;
import io.signboard.model.LedgerRule;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import io.signboard.topology.ledger.Ledger;
import io.signboard.topology.ledger.LedgerStores;
import io.signboard.wire.Decoded;
import io.signboard.wire.EventDecoder;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Placement;
import io.signboard.wire.Stores;
import io.signboard.wire.Topics;
import io.signboard.wire.UnusableStateException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Enters each record of one partition of the event topics into the ledger, or reports why not. */
final class LedgerProcessor implements Processor<byte[], byte[], String, PartialUpdate> {

    private final TopologySettings settings;
    private final Supplier<Cadence> cadences;
    private final KnownDefinitions known;
    private final TallyListener listener;
    private final EventDecoder decoder = new EventDecoder();
    private @Nullable ProcessorContext<String, PartialUpdate> context;
    private @Nullable Ledger ledger;
    private @Nullable Tallies tallies;
    private @Nullable Rejects rejects;

    private LedgerProcessor(
            TopologySettings settings, Supplier<Cadence> cadences, KnownDefinitions known, TallyListener listener) {
        this.settings = settings;
        this.cadences = cadences;
        this.known = known;
        this.listener = listener;
    }

    /**
     * Makes the processor and names its stores.
     *
     * @param ledger builds the store that the ledger is kept in
     * @param cadences gives each stream thread its own
     * @param known is shared by all tasks
     */
    static ProcessorSupplier<byte[], byte[], String, PartialUpdate> supplier(
            TopologySettings settings,
            StoreBuilder<?> ledger,
            Supplier<Cadence> cadences,
            KnownDefinitions known,
            TallyListener listener) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, PartialUpdate> get() {
                return new LedgerProcessor(settings, cadences, known, listener);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(ledger, StoreBuilders.kept(Stores.PROGRESS));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, PartialUpdate> processorContext) {
        if (processorContext.taskId().partition() >= settings.partitions()) {
            throw new UnusableStateException("The event topics have got more than the " + settings.partitions()
                    + " partitions that they had at the start, so projects may lie in other partitions than their"
                    + " earlier events: make the topics anew and send the events again.");
        }
        context = processorContext;
        ledger = LedgerStores.of(processorContext.getStateStore(Stores.LEDGER.name()));
        rejects = new Rejects(processorContext, listener);
        Tallies restored = new Tallies(settings, cadences.get(), processorContext, ledger, rejects, known, listener);
        tallies = restored;
        processorContext.schedule(Instant.EPOCH, settings.tick(), PunctuationType.WALL_CLOCK_TIME, restored::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        Channel channel = Topics.channelOf(at.topic()).orElseThrow();
        Refusal misplaced = misplaced(record.key(), at);
        Decoded decoded = misplaced != null
                ? Decoded.refused(misplaced)
                : decoder.decodeRecord(record.key(), record.value(), record.headers());
        EventOutcome outcome = decoded.isValid()
                ? enter(record, at, new Entry(channel, at.offset(), record.timestamp(), decoded.event()))
                : refuse(record, at, decoded.refusal());
        Objects.requireNonNull(tallies).passed(channel, at.offset() + 1, record.timestamp());
        listener.dealtWith(channel, outcome);
    }

    private @Nullable Refusal misplaced(byte @Nullable [] key, RecordMetadata at) {
        if (key == null || settings.partitions() == 1) {
            return null;
        }
        int right = Placement.partition(key, settings.partitions());
        return right == at.partition()
                ? null
                : new Refusal(
                        Reason.MISPLACED,
                        "The record lies in partition " + at.partition() + ", but its key belongs in partition " + right
                                + " of " + settings.partitions()
                                + ": send it with Kafka's default (murmur2) partitioner.");
    }

    private EventOutcome refuse(Record<byte[], byte[]> record, RecordMetadata at, Refusal refusal) {
        Objects.requireNonNull(rejects).onArrival(record, at, refusal);
        return EventOutcome.REJECTED;
    }

    private EventOutcome enter(Record<byte[], byte[]> record, RecordMetadata at, Entry arriving) {
        ProjectEvent event = arriving.event();
        Entry entry = arriving.withReported(Objects.requireNonNull(tallies).verdict(event));
        Entry current = Objects.requireNonNull(ledger).enter(entry);
        LedgerRule.Outcome rank = current == null ? LedgerRule.Outcome.COUNTS : contest(record, at, current, entry);
        return switch (rank) {
            case COUNTS, CONFLICT_WON -> tally(record, at, current, entry);
            case DUPLICATE, DUPLICATE_KEPT -> EventOutcome.DUPLICATE;
            case STALE -> EventOutcome.STALE;
            case CONFLICT_LOST -> EventOutcome.REJECTED;
        };
    }

    /** Lets two events of one project contend. */
    private LedgerRule.Outcome contest(
            Record<byte[], byte[]> record, RecordMetadata at, Entry current, Entry arriving) {
        LedgerRule.Outcome outcome = LedgerRule.judge(current, arriving);
        Rejects reports = Objects.requireNonNull(rejects);
        if (outcome == LedgerRule.Outcome.CONFLICT_LOST) {
            reports.onArrival(record, at, Rejects.conflict(arriving.event(), current, at.partition()));
        } else if (outcome == LedgerRule.Outcome.CONFLICT_WON) {
            reports.later(current, Rejects.conflict(current.event(), arriving, at.partition()));
        }
        if (outcome.replaces()) {
            boolean sameContent = outcome == LedgerRule.Outcome.DUPLICATE_KEPT;
            Objects.requireNonNull(ledger).replace(sameContent ? arriving.withReported(current.reported()) : arriving);
        }
        return outcome;
    }

    /** Tallies an event that counts from now on, unless the definition refuses it or has yet to come. */
    private EventOutcome tally(Record<byte[], byte[]> record, RecordMetadata at, @Nullable Entry before, Entry entry) {
        Tallies counts = Objects.requireNonNull(tallies);
        boolean tallied = counts.replaced(before, entry);
        if (entry.reported() != null) {
            return refuse(record, at, counts.refusal(entry.event(), entry.reported()));
        }
        return tallied ? EventOutcome.COUNTED : EventOutcome.PARKED;
    }

    @Override
    public void close() {
        if (tallies != null) {
            tallies.close();
            tallies = null;
        }
    }
}
