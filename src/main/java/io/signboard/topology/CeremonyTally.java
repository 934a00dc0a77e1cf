package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Entry;
import io.signboard.model.Reason;
import io.signboard.model.Tally;
import io.signboard.topology.ledger.Ledger;
import io.signboard.wire.EncodedPartial;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Progress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One ceremony's tally of one partition's projects, and the count that is to take its place.
 *
 * <p>A count goes through the ledger in slices, between records. An event meanwhile changes the old tally, and the new one
 * only if its project lies behind the cursor: ahead of it, the count will meet it. Restarts, new definitions and used-up
 * rankings all count the same way.
 */
final class CeremonyTally {

    /** How many projects are counted before the time is looked at. */
    private static final int COUNTED_AT_ONCE = 256;

    /** How many minutes one update carries at most, and a part remembers, so that they stay far below a record's limit. */
    static final int MINUTES_PER_UPDATE = 1000;

    private final String ceremonyId;
    private final Ledger ledger;
    private final Map<Channel, Long> bounds = new EnumMap<>(Channel.class);
    private Known newest;
    private @Nullable Known counted;
    private @Nullable Tally tally;
    private @Nullable Tally next;
    private Ledger.Scan scan;
    private long remembered; // the version of the definition that progress holds; 0 if nothing was ever sent
    private boolean waiting;
    private boolean snapshot = true;
    private long lastSent = Cadence.NEVER;
    private long newestInput;

    /** Begins to count with {@code definition}; {@code progress} is that of an earlier run with it, if there was one. */
    CeremonyTally(String ceremonyId, Ledger ledger, Known definition, @Nullable Progress progress) {
        this.ceremonyId = ceremonyId;
        this.ledger = ledger;
        this.scan = ledger.scan(ceremonyId);
        this.newest = definition;
        this.next = nothingCounted(definition);
        if (progress != null) {
            remembered = definition.version();
            newestInput = progress.newestInput();
            bounds.putAll(progress.bounds());
        }
    }

    String ceremonyId() {
        return ceremonyId;
    }

    /** The newest definition taken up: the one that is counted with, or will be once the count is done. */
    Known newest() {
        return newest;
    }

    /** Whether a count is under way. */
    boolean isCounting() {
        return next != null;
    }

    /** Whether a count is under way and there is no figure before. */
    boolean isCountingFirst() {
        return isCounting() && tally == null;
    }

    /** Whether ticks have something to do for it: to count on, or to send what waits. */
    boolean isBusy() {
        return isCounting() || waiting;
    }

    /** Begins to count anew with a newer definition, or the same; an unfinished count is given up. */
    void recount(Known definition) {
        newest = definition;
        next = nothingCounted(definition);
        scan = ledger.scan(ceremonyId);
    }

    private Tally nothingCounted(Known definition) {
        return new Tally(definition.definition(), projectId -> ledger.entry(ceremonyId, projectId));
    }

    /** Takes an entry's place by another one; returns whether that changes any figure. */
    boolean replaced(@Nullable Entry old, Entry entry) {
        if (next != null && scan.hasShown(entry)) {
            replace(next, old, entry);
        }
        if (tally == null) {
            return false;
        }
        boolean changes = (old != null && tally.definition().counts(old.event()))
                || tally.definition().counts(entry.event());
        if (changes) {
            replace(tally, old, entry);
            waiting = true;
        }
        return changes;
    }

    private static void replace(Tally tally, @Nullable Entry old, Entry entry) {
        if (old != null) {
            tally.subtract(old);
        }
        tally.add(entry);
    }

    /** Notes the timestamp, in ms, of an event that may change a figure. */
    void arrived(long timestamp) {
        newestInput = Math.max(newestInput, timestamp);
    }

    /** Told of a verdict that differs from the one last reported. */
    @FunctionalInterface
    interface Judgement {
        void changed(Entry entry, @Nullable Reason verdict, Known definition);
    }

    /**
     * Counts on, if a count is under way, through at most {@code most} projects, and after the first few only while
     * {@link System#nanoTime} hasn't reached {@code until}; when the last one is counted the new tally takes the old one's
     * place.
     */
    void count(int most, long until, Judgement judgement) {
        Tally counting = next;
        if (counting == null) {
            return;
        }
        Consumer<Entry> counter = entry -> {
            counting.add(entry);
            arrived(entry.timestamp());
            bounds.merge(entry.channel(), entry.offset() + 1, Math::max);
            Reason verdict = newest.definition().verdict(entry.event());
            if (verdict != entry.reported()) {
                judgement.changed(entry, verdict, newest);
            }
        };
        int left = most;
        boolean more;
        do {
            more = scan.advance(Math.min(left, COUNTED_AT_ONCE), counter);
            left -= COUNTED_AT_ONCE;
        } while (more && left > 0 && System.nanoTime() - until < 0);
        if (!more) {
            tally = counting;
            counted = newest;
            next = null;
            snapshot = true;
            waiting = remembered > 0 || !bounds.isEmpty(); // so every partition that ever had a project tells
            lastSent = Cadence.NEVER;
        }
    }

    /** When, in the cadence's time, it was last sent. */
    long lastSent() {
        return lastSent;
    }

    /** Whether there is something to send, and all of it is known. */
    boolean isReady() {
        if (!waiting || tally == null) {
            return false;
        }
        if (tally.isThin() && next == null) {
            recount(Objects.requireNonNull(counted));
        }
        return tally.isExact();
    }

    /**
     * Composes the updates to send, in order, into {@code updates} and returns the progress to remember, unless the one
     * that is kept says it already.
     *
     * @param passed by channel: the exclusive bound of the offsets that this task has dealt with
     */
    Optional<Progress> send(int partition, Map<Channel, Long> passed, Cadence cadence, List<PartialUpdate> updates) {
        Tally complete = Objects.requireNonNull(tally);
        passed.forEach((channel, bound) -> bounds.merge(channel, bound, Math::max));
        Map<Long, ChannelTotals> changed = complete.takeChangedMinutes();
        Map<Long, ChannelTotals> minutes = snapshot ? complete.minutes() : changed;
        Map<Long, ChannelTotals> chunk = new HashMap<>();
        int chunks = 0;
        for (Map.Entry<Long, ChannelTotals> minute : minutes.entrySet()) {
            if (chunk.size() == MINUTES_PER_UPDATE) {
                updates.add(update(partition, chunks, chunk, null));
                chunks++;
                chunk = new HashMap<>();
            }
            chunk.put(minute.getKey(), minute.getValue());
        }
        updates.add(update(partition, chunks, chunk, EncodedPartial.of(complete.partial())));
        waiting = false;
        snapshot = false;
        lastSent = cadence.worked();
        Known told = Objects.requireNonNull(counted);
        if (told.version() == remembered) {
            return Optional.empty();
        }
        remembered = told.version();
        return Optional.of(new Progress(told.json(), bounds, newestInput));
    }

    private PartialUpdate update(
            int partition, int chunk, Map<Long, ChannelTotals> minutes, @Nullable EncodedPartial partial) {
        long version = Objects.requireNonNull(counted).version();
        return new PartialUpdate(
                ceremonyId, partition, version, bounds, newestInput, snapshot, chunk, minutes, partial);
    }
}
