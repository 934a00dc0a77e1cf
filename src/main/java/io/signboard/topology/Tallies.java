package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Entry;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import io.signboard.topology.ledger.Ledger;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Progress;
import io.signboard.wire.Stores;
import io.signboard.wire.UnusableStateException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of one partition's projects, by ceremony. They are not stored: the ledger holds all that they are made of,
 * so a restart counts it again, by the same slices as a new definition does.
 */
final class Tallies {

    private static final String TALLY_ANEW =
            ", so totals would be too low: stop every processor, delete the topics that Signboard writes and its consumer"
                    + " group, as the README says under Operations, and let everything be tallied anew.";

    private final TopologySettings settings;
    private final Cadence cadence;
    private final ProcessorContext<String, PartialUpdate> context;
    private final Ledger ledger;
    private final Rejects rejects;
    private final Parked parked;
    private final Definitions definitions;
    private final KeyValueStore<String, Progress> progress;
    private final Map<String, CeremonyTally> tallies = new HashMap<>();
    private final Map<Channel, Long> passed = new EnumMap<>(Channel.class);
    private @Nullable CeremonyTally changed; // by the record in hand
    private long lastSent = Cadence.NEVER;

    Tallies(
            TopologySettings settings,
            Cadence cadence,
            ProcessorContext<String, PartialUpdate> context,
            Ledger ledger,
            Rejects rejects,
            KnownDefinitions known,
            TallyListener listener) {
        this.settings = settings;
        this.cadence = cadence;
        this.context = context;
        this.ledger = ledger;
        this.rejects = rejects;
        this.parked = new Parked(listener);
        this.definitions = new Definitions(context.getStateStore(Stores.DEFINITIONS.name()), known);
        this.progress = context.getStateStore(Stores.PROGRESS.name());
        restore();
        cadence.stir();
    }

    private void restore() {
        if (!ledger.isWhole()) {
            throw new UnusableStateException(
                    settings.ledger() == LedgerPlace.DISK
                            ? "The ledger was kept in memory until now, and its changelog can't be read by one on disk"
                                    + ": start with --ledger memory, and nothing is lost; for one on disk, everything has"
                                    + " to be tallied anew, as the README says under Operations."
                            : "Parts of the ledger are missing from its changelog" + TALLY_ANEW);
        }
        try (KeyValueIterator<String, Progress> all = progress.all()) {
            all.forEachRemaining(entry -> tallies.put(
                    entry.key,
                    new CeremonyTally(
                            entry.key, ledger, definitions.decoded(entry.key, entry.value.definition()), entry.value)));
        }
        tallies.keySet().forEach(this::requireLedger);
        if (definitions.changed()) {
            adoptDefinitions();
        }
        ledger.countProjects(ceremonyId -> !tallies.containsKey(ceremonyId), parked::add);
    }

    /** A ledger tells only of ceremonies that it has projects of, and keeps these for ever. */
    private void requireLedger(String ceremonyId) {
        if (!ledger.hasProjectOf(ceremonyId)) {
            throw new UnusableStateException(
                    "The projects of " + ceremonyId + " are gone from the ledger's changelog" + TALLY_ANEW);
        }
    }

    /** Takes up definitions newer than those in use; never an older one, which a lagging global store may show. */
    private void adoptDefinitions() {
        for (String ceremonyId : definitions.ceremonies()) {
            Optional<Known> newest = definitions.newest(ceremonyId);
            if (newest.isPresent()) {
                CeremonyTally known = tallies.get(ceremonyId);
                if (known == null) {
                    tallies.put(ceremonyId, new CeremonyTally(ceremonyId, ledger, newest.get(), null));
                    parked.defined(ceremonyId);
                } else if (newest.get().version() > known.newest().version()) {
                    known.recount(newest.get());
                }
            }
        }
    }

    /** Why the newest definition refuses an event; null if it admits it, and while there is no definition. */
    @Nullable
    Reason verdict(ProjectEvent event) {
        CeremonyTally tally = tallies.get(event.ceremonyId());
        return tally == null ? null : tally.newest().definition().verdict(event);
    }

    /** The verdict of the newest definition in a sentence. */
    Refusal refusal(ProjectEvent event, Reason verdict) {
        CeremonyTally tally = Objects.requireNonNull(tallies.get(event.ceremonyId()));
        return Rejects.byDefinition(verdict, event, tally.newest().definition());
    }

    /**
     * Takes an entry's place by that of the record in hand.
     *
     * @return whether it is tallied; if not, the ceremony is not defined
     */
    boolean replaced(@Nullable Entry old, Entry entry) {
        CeremonyTally tally = tallies.get(entry.event().ceremonyId());
        if (tally == null) {
            if (old == null) {
                parked.add(entry.event().ceremonyId(), 1);
            }
            return false;
        }
        tally.arrived(entry.timestamp());
        if (tally.replaced(old, entry)) {
            changed = tally;
        }
        return true;
    }

    /**
     * Notes that the record in hand was dealt with, and sends what it changed if nothing was sent lately; else a tick will.
     *
     * @param bound the exclusive bound of the channel's offsets that were dealt with
     * @param written the record's timestamp, in ms
     */
    void passed(Channel channel, long bound, long written) {
        passed.put(channel, bound);
        long now = context.currentSystemTimeMs();
        cadence.moveTo(now);
        cadence.stir();
        cadence.changes();
        cadence.dealtWith(written);
        if (changed != null) {
            boolean needsNoTick = settings.partitions() == 1 || cadence.ledgers.isQuietSince(lastSent);
            boolean isDue = needsNoTick && cadence.ledgers.isDue(changed.lastSent());
            changed = null;
            if (isDue) {
                send(tally -> cadence.ledgers.isDue(tally.lastSent()), now);
            }
        }
    }

    /** Takes up new definitions, counts on where counting is due, sends what waits, and sees to it that all is committed. */
    void tick(long now) {
        cadence.moveTo(now);
        if (definitions.changed()) {
            adoptDefinitions();
        }
        boolean counts = count(now);
        long before = lastSent;
        boolean sent = send(tally -> cadence.ledgers.isDueAtTick(tally.lastSent(), before), now);
        if (tallies.values().stream().anyMatch(CeremonyTally::isBusy)) {
            cadence.stir();
        }
        boolean isOverdue = cadence.isCommitOverdue(counts);
        if (isOverdue) {
            commit();
        }
        if (sent || isOverdue) {
            ledger.log();
        }
        parked.tell(now);
    }

    /** The task ends, or goes on in another program. */
    void close() {
        cadence.counting.leave(this);
        parked.close();
    }

    /** Counts on, if anything is to be counted and it is this task's turn; returns whether anything was to be counted. */
    private boolean count(long now) {
        List<CeremonyTally> counting =
                tallies.values().stream().filter(CeremonyTally::isCounting).toList();
        if (counting.isEmpty()) {
            cadence.counting.leave(this);
            return false;
        }
        boolean isFirst = counting.stream().anyMatch(CeremonyTally::isCountingFirst);
        long share = cadence.counting.share(this, now, isFirst);
        if (share > 0) {
            long began = System.nanoTime();
            // A small ceremony doesn't wait for a large one.
            int most = Math.max(1, settings.slice() / counting.size());
            for (CeremonyTally tally : counting) {
                tally.count(most, System.nanoTime() + share / counting.size(), this::judgedAgain);
            }
            cadence.counting.took(System.nanoTime() - began);
        }
        return true;
    }

    /** Reports a verdict that a newer definition changed, and remembers that it was reported. */
    private void judgedAgain(Entry entry, @Nullable Reason verdict, Known definition) {
        ledger.replace(entry.withReported(verdict));
        cadence.changes();
        if (verdict != null) {
            rejects.later(entry, Rejects.byDefinition(verdict, entry.event(), definition.definition()));
        }
    }

    /** Sends what is ready and due, and asks for a commit if anything was sent; returns whether it was. */
    private boolean send(Predicate<CeremonyTally> isDue, long now) {
        boolean sent = cadence.ledgers.sendAll(tallies.values(), tally -> {
            boolean sends = isDue.test(tally) && tally.isReady();
            if (sends) {
                send(tally, now);
            }
            return sends;
        });
        if (sent) {
            lastSent = cadence.worked();
            commit();
        }
        return sent;
    }

    private void commit() {
        cadence.commits();
        context.commit();
    }

    private void send(CeremonyTally tally, long now) {
        List<PartialUpdate> updates = new ArrayList<>();
        tally.send(context.taskId().partition(), passed, cadence, updates)
                .ifPresent(kept -> progress.put(tally.ceremonyId(), kept));
        for (PartialUpdate update : updates) {
            context.forward(new Record<>(update.ceremonyId(), update, now), SignboardTopology.partialsNode(settings));
        }
    }
}
