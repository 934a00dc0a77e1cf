package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Partial;
import io.signboard.model.Summary;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Published;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony's summary: the newest tally that each partition's ledger sent, merged only while all are made with the same
 * definition. A partition that never sent has no projects; one that did sends again for each definition, and until then
 * the last whole summary stands. Ledgers that tell on the same beat are waited for, so that one summary shows them all.
 */
final class CeremonySummary {

    /** A task's cached time and a punctuation's may differ by this much. */
    private static final long CLOCK_JITTER_MS = 1000;

    /** In how many beats a ledger that tells regularly tells again: in the next one, or the one after where commits are slow. */
    private static final long REGULAR_BEATS = 2;

    /**
     * When a ledger last told.
     *
     * @param beat the number of the beat
     * @param interval how many beats after the time before
     */
    private record Told(long beat, long interval) {

        /** Whether a ledger that tells regularly has yet to tell on the beat on which others have. */
        boolean isAwaitedOn(long newest) {
            return interval <= REGULAR_BEATS && newest >= beat + interval && newest <= beat + REGULAR_BEATS;
        }
    }

    private final String ceremonyId;
    private final TopologySettings settings;
    private final Cadence cadence;
    private final Definitions definitions;
    private final SummaryStores stores;
    private final Egress egress;
    private final WindowBook windows;
    private final Map<Integer, PartialUpdate> parts = new HashMap<>();
    private final Map<Integer, Told> told = new HashMap<>(); // by partition
    private long newestBeat; // on which one told
    private @Nullable Known definition;
    private @Nullable Summary last;
    private long lastNewestInput;
    private long lastPublished;
    private long lastWorked = Cadence.NEVER;
    private boolean waiting;

    CeremonySummary(
            String ceremonyId,
            TopologySettings settings,
            Cadence cadence,
            Definitions definitions,
            SummaryStores stores,
            Egress egress) {
        this.ceremonyId = ceremonyId;
        this.settings = settings;
        this.cadence = cadence;
        this.definitions = definitions;
        this.stores = stores;
        this.egress = egress;
        this.windows = new WindowBook(ceremonyId, settings, stores, egress);
    }

    /** Takes up what an earlier run has published. */
    void restorePublished(Published published) {
        definition = definitions.decoded(ceremonyId, published.definition());
        last = published.summary();
        lastNewestInput = published.newestInput();
        lastPublished = published.summary().publishedAt().toEpochMilli();
        windows.restore(published.windowing(), published.summary().publishedAt());
        waiting |= windows.isReconsidering();
    }

    /** Takes up what a ledger told an earlier run. */
    void restorePart(PartialUpdate update) {
        parts.put(update.partition(), update);
        windows.change(update.partition(), update.minutes(), false);
        waiting = true;
    }

    /** Notes that there may be a newer definition. */
    void definitionChanged() {
        waiting = true;
    }

    /** Takes up what a ledger told at this time, in ms; a chunk is laid aside until the rest of its step is there. */
    void take(PartialUpdate update, long time) {
        String key = SummaryStores.key(ceremonyId, update.partition());
        if (update.isChunk()) {
            stores.partials().put(SummaryStores.key(key, update.chunk()), update);
            return;
        }
        Map<Long, ChannelTotals> minutes = new HashMap<>(update.minutes());
        for (int chunk = 0; chunk < update.chunk(); chunk++) {
            PartialUpdate aside = stores.partials().delete(SummaryStores.key(key, chunk));
            if (aside == null) {
                throw new IllegalStateException("Chunk " + chunk + " of " + key + " is missing");
            }
            minutes.putAll(aside.minutes());
        }
        PartialUpdate before = parts.get(update.partition());
        PartialUpdate part = update.after(before, takeMinutes(update, minutes, before));
        stores.partials().put(key, part);
        parts.put(part.partition(), part);
        noteBeat(part.partition(), cadence.beat(time));
        waiting = true;
    }

    /**
     * Takes up the minutes of a step, and returns those that its part remembers until they are published: a few changes, which
     * are so written once instead of minute by minute. Read again, they say what they said before.
     */
    private Map<Long, ChannelTotals> takeMinutes(
            PartialUpdate update, Map<Long, ChannelTotals> minutes, @Nullable PartialUpdate before) {
        boolean redefined = before == null || before.definitionVersion() != update.definitionVersion();
        if (before != null && !redefined && !update.snapshot()) {
            Map<Long, ChannelTotals> unpublished = new HashMap<>(before.minutes());
            unpublished.putAll(minutes);
            if (unpublished.size() <= CeremonyTally.MINUTES_PER_UPDATE) {
                windows.change(update.partition(), minutes, false);
                return unpublished;
            }
        }
        Set<Long> remembered = before == null ? Set.of() : before.minutes().keySet();
        windows.take(update.partition(), minutes, remembered, update.snapshot(), redefined);
        return Map.of();
    }

    private void noteBeat(int partition, long beat) {
        newestBeat = Math.max(newestBeat, beat);
        Told before = told.get(partition);
        if (before == null) {
            told.put(partition, new Told(beat, Long.MAX_VALUE));
        } else if (beat > before.beat()) {
            told.put(partition, new Told(beat, beat - before.beat()));
        }
    }

    /**
     * Whether no ledger is on its way that tells on the same beat as those that have told: what misses a summary by a
     * moment would wait for the next one. Where rounds have become rarer there are others to go with.
     */
    boolean isComplete() {
        return cadence.summaries.isStretched()
                || cadence.summaries.isOverdue(lastWorked)
                || cadence.isLongAgo(lastPublished)
                || told.values().stream().noneMatch(ledger -> ledger.isAwaitedOn(newestBeat));
    }

    /** Whether the last summary is long enough ago for the next one with a record. */
    boolean isDue() {
        return cadence.summaries.isDue(lastWorked);
    }

    /** Whether it is at a tick; {@code published} says when any ceremony of this task last was, in the cadence's time. */
    boolean isDueAtTick(long published) {
        return settings.partitions() == 1 || cadence.summaries.isDueAtTick(lastWorked, published);
    }

    /** Publishes if something new is whole; returns whether it did. */
    boolean publish(long now) {
        if (!waiting) {
            return false;
        }
        Optional<Known> common = common();
        if (common.isEmpty()) {
            waiting = !parts.isEmpty(); // a newer definition will ask again
            return false;
        }
        waiting = false;
        Known current = common.get();
        Summary candidate = compose(current, now);
        if (last != null && sameFigures(candidate, last) && !windows.hasChanges(candidate.currency())) {
            windows.considered();
            return false;
        }
        publish(candidate, current, true, now);
        return true;
    }

    /** Whether something waits to be published. */
    boolean isBusy() {
        return waiting;
    }

    /** Repeats the last summary if the status asks for it, or if a window is to be closed with it. */
    boolean repeatIfDue(long now) {
        Summary standing = last;
        Known current = definition;
        if (standing == null || current == null) {
            return false;
        }
        boolean heartbeat = standing.status().hasHeartbeat()
                && isOlderThan(settings.heartbeat().toMillis(), now);
        if (!heartbeat && !windows.hasClosing(now)) {
            return false;
        }
        Summary repeated = standing.placed(standing.sequence() + 1, Instant.ofEpochMilli(now), standing.inputs());
        publish(repeated, current, false, now);
        return true;
    }

    /** Whether the last summary is at least {@code age} ms old, or from the future since the clock was set back. */
    private boolean isOlderThan(long age, long now) {
        return now - lastPublished >= age || lastPublished - now > CLOCK_JITTER_MS;
    }

    /** The definition that all parts are tallied with, if there is one that we know and that isn't older than the last. */
    private Optional<Known> common() {
        long published = definition == null ? 0 : definition.version();
        if (parts.isEmpty()) {
            return definitions.newest(ceremonyId).filter(known -> known.version() > published);
        }
        List<Long> versions = parts.values().stream()
                .map(PartialUpdate::definitionVersion)
                .distinct()
                .toList();
        if (versions.size() > 1 || versions.get(0) < published) {
            return Optional.empty();
        }
        long version = versions.get(0);
        return definition != null && definition.version() == version
                ? Optional.of(definition)
                : definitions.newest(ceremonyId).filter(known -> known.version() == version);
    }

    private Summary compose(Known current, long now) {
        Definition tallied = current.definition();
        List<Partial> tallies = new ArrayList<>();
        parts.values().forEach(part -> tallies.add(part.tally()));
        long sequence = last == null ? 1 : last.sequence() + 1;
        return new Composer(tallied, Partial.merge(tallied, tallies))
                .compose(sequence, Instant.ofEpochMilli(now), inputs());
    }

    private Map<Channel, SortedMap<Integer, Long>> inputs() {
        Map<Channel, SortedMap<Integer, Long>> inputs = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.ALL) {
            SortedMap<Integer, Long> bounds = new TreeMap<>();
            for (int partition = 0; partition < settings.partitions(); partition++) {
                PartialUpdate part = parts.get(partition);
                bounds.put(partition, part == null ? 0L : part.bounds().getOrDefault(channel, 0L));
            }
            inputs.put(channel, bounds);
        }
        return inputs;
    }

    private static boolean sameFigures(Summary a, Summary b) {
        return a.equals(b.placed(a.sequence(), a.publishedAt(), a.inputs()));
    }

    private void publish(Summary summary, Known current, boolean changed, long now) {
        if (changed) {
            lastNewestInput = parts.values().stream()
                    .mapToLong(PartialUpdate::newestInput)
                    .reduce(lastNewestInput, Math::max);
        }
        last = summary;
        definition = current;
        lastPublished = now;
        lastWorked = cadence.worked();
        egress.summary(summary, lastNewestInput, now);
        windows.publish(summary, changed, now);
        if (changed) {
            parts.replaceAll((partition, part) -> part.withoutMinutes());
        }
        stores.summaries().put(ceremonyId, new Published(current.json(), lastNewestInput, windows.standing(), summary));
    }
}
