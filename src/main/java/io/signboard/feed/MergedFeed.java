package io.signboard.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several feeds as one, by arrival; within a source the order is kept. A line without any time goes first. */
final class MergedFeed implements AutoCloseable {

    private static final Comparator<Head> BY_ARRIVAL =
            Comparator.comparing(Head::arrivesAt).thenComparing(Head::index);

    private final List<FeedReader> readers = new ArrayList<>();
    private final List<FeedSource> sources;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(BY_ARRIVAL);
    private @Nullable Head given; // last; its source's next line is not yet read

    private MergedFeed(List<FeedSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The next line of one source. */
    private record Head(int index, FeedLine line) {

        Instant arrivesAt() {
            Instant arrivesAt = line.arrivesAt();
            return arrivesAt == null ? Instant.MIN : arrivesAt;
        }
    }

    /** A line and where it comes from. */
    record Sourced(FeedSource source, FeedLine line) {}

    static MergedFeed open(List<FeedSource> sources) {
        MergedFeed feed = new MergedFeed(sources);
        try {
            for (int i = 0; i < sources.size(); i++) {
                feed.readers.add(FeedReader.open(sources.get(i)));
                feed.advance(i);
            }
        } catch (RuntimeException e) {
            feed.close();
            throw e;
        }
        return feed;
    }

    /**
     * The next line of all, or null at the end. A source is read no farther than that needs: a line of no use keeps back none
     * before it.
     */
    @Nullable
    Sourced next() {
        if (given != null) {
            advance(given.index());
        }
        Head head = heads.poll();
        given = head;
        return head == null ? null : new Sourced(sources.get(head.index()), head.line());
    }

    private void advance(int index) {
        FeedLine line = readers.get(index).next();
        if (line != null) {
            heads.add(new Head(index, line));
        }
    }

    @Override
    public void close() {
        readers.forEach(FeedReader::close);
    }
}
