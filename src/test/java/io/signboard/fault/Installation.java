package io.signboard.fault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** All that is struck: brokers, processors and a board, with a feed that goes on meanwhile. */
final class Installation implements AutoCloseable {

    /** How many partitions each event topic has. */
    static final int PARTITIONS = 4;

    private static final int PROCESSORS = 2;
    private static final int THREADS = 2;

    private final Quorum quorum;
    private final Fleet fleet;
    private final Arrivals arrivals;
    private final SteadyFeed feed;
    private final Deque<Runnable> mends = new ArrayDeque<>();
    private final List<Duration> endings = new ArrayList<>();
    private final Map<Integer, Long> thawed = new HashMap<>();
    private final Set<Integer> working = new HashSet<>();
    private int badEndings;
    private int fenced;
    private int unfenced;
    private int idle;

    /**
     * Starts it; the feed has yet to begin.
     *
     * @param folder where everything is kept
     * @param random what the feed is made with
     * @param settings further arguments of each processor
     */
    Installation(Path folder, RandomGenerator random, List<String> settings) {
        quorum = Quorum.start(folder, PARTITIONS);
        fleet = new Fleet(quorum.bootstrapServers(), folder, PROCESSORS, settings);
        arrivals = new Arrivals(quorum.bootstrapServers());
        feed = new SteadyFeed(quorum.bootstrapServers(), random);
    }

    Quorum quorum() {
        return quorum;
    }

    Fleet fleet() {
        return fleet;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    SteadyFeed feed() {
        return feed;
    }

    /** What is to be done once it has recovered from what struck it. */
    void toMend(Runnable mend) {
        mends.add(mend);
    }

    /** Does it, and waits until every record is on all its brokers and every processor is ready and has its share. */
    void mend() {
        while (!mends.isEmpty()) {
            mends.remove().run();
        }
        quorum.awaitInSync();
        fleet.awaitRunning();
        quorum.awaitGroup(fleet.size() * THREADS);
        fleet.awaitReady();
        thawed.forEach((processor, before) -> {
            if (!working.contains(processor)) {
                idle++;
            } else if (fleet.fencings(processor) > before) {
                fenced++;
            } else {
                unfenced++;
            }
        });
        thawed.clear();
        working.clear();
    }

    /** Notes how long a processor took to end in order; empty if it didn't end well. */
    void ended(Optional<Duration> took) {
        took.ifPresentOrElse(endings::add, () -> badEndings++);
    }

    /** Stops a processor where it stands, and returns when; whether it had a share of the work is noted. */
    Instant freeze(int processor) {
        if (fleet.works(processor)) {
            working.add(processor);
        }
        Instant struck = Clock.systemUTC().instant();
        fleet.freeze(processor);
        return struck;
    }

    /** Ends all processors in order. */
    void endProcessors() {
        for (int processor = 0; processor < fleet.size(); processor++) {
            ended(fleet.end(processor));
        }
    }

    /** Lets a frozen processor go on; whether it was fenced can be told once all is mended. */
    void thaw(int processor) {
        thawed.put(processor, fleet.fencings(processor));
        fleet.thaw(processor);
    }

    /** How many processors that were frozen at work were fenced when they went on, of how many; how many had no work. */
    String fenced() {
        return fenced + " of " + (fenced + unfenced) + ", and " + idle + " had no partition yet";
    }

    /** How many processors that were frozen at work went on without being fenced. */
    int unfenced() {
        return unfenced;
    }

    /** The longest that a processor took to end in order. */
    Duration longestEnding() {
        return endings.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** How many processors that were told to end didn't, or failed. */
    int badEndings() {
        return badEndings;
    }

    @Override
    public void close() {
        feed.close();
        arrivals.close();
        fleet.close();
        quorum.close();
    }
}
