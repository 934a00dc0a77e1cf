package io.signboard.wire;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Partial;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one partition's ledger tells the summary of one ceremony: its tally, and the minutes that changed. Absolute
 * values, so that only the newest counts. Many minutes come in chunks before the update that carries the tally; together
 * they are one step.
 *
 * @param ceremonyId the ceremony
 * @param partition the partition of the event topics
 * @param definitionVersion the version of the definition that everything here is tallied with
 * @param bounds by channel: the exclusive bound of the offsets that this is the fold of
 * @param newestInput the record timestamp of the newest event of this ceremony, in ms; 0 if not known
 * @param snapshot whether minutes that are not mentioned in this step have nothing; if not, they are unchanged; says nothing
 *     once the update is remembered
 * @param chunk the chunk's place in its step, from 0; of the update with the tally, the number of chunks before it
 * @param minutes this partition's totals by epoch minute; zero where there is nothing any more; once the update is remembered,
 *     those that were not published then
 * @param partial the tally; null in a chunk
 */
public record PartialUpdate(
        String ceremonyId,
        int partition,
        long definitionVersion,
        Map<Channel, Long> bounds,
        long newestInput,
        boolean snapshot,
        int chunk,
        Map<Long, ChannelTotals> minutes,
        @Nullable EncodedPartial partial) {

    /** Copies the maps. */
    public PartialUpdate {
        bounds = Map.copyOf(bounds);
        minutes = Map.copyOf(minutes);
    }

    /** Whether more of the same step follows. */
    public boolean isChunk() {
        return partial == null;
    }

    /** The tally of an update that isn't a chunk. */
    public Partial tally() {
        return Objects.requireNonNull(partial).decoded();
    }

    /** The same update without its minutes. */
    public PartialUpdate withoutMinutes() {
        return minutes.isEmpty() ? this : with(bounds, newestInput, Map.of());
    }

    /**
     * What is to be remembered of it: with these minutes instead of its own, and as far and as new as the one before if that
     * went farther. A ledger that is started anew knows only the offsets of what it keeps, so it may tell lower ones than it
     * did; what lies between, such as duplicates, changes no figure, so the farther ones are right for this tally too.
     */
    public PartialUpdate after(@Nullable PartialUpdate before, Map<Long, ChannelTotals> remembered) {
        Map<Channel, Long> farthest = new EnumMap<>(Channel.class);
        farthest.putAll(bounds);
        long newest = newestInput;
        if (before != null) {
            before.bounds.forEach((channel, bound) -> farthest.merge(channel, bound, Math::max));
            newest = Math.max(newest, before.newestInput);
        }
        return with(farthest, newest, remembered);
    }

    private PartialUpdate with(Map<Channel, Long> otherBounds, long newest, Map<Long, ChannelTotals> otherMinutes) {
        return new PartialUpdate(
                ceremonyId, partition, definitionVersion, otherBounds, newest, snapshot, chunk, otherMinutes, partial);
    }
}
