package io.signboard.app;

import io.signboard.board.metrics.Family;
import io.signboard.board.metrics.MetricSource;
import io.signboard.board.metrics.Samples;
import io.signboard.model.Channel;
import io.signboard.model.Reason;
import io.signboard.topology.EventOutcome;
import io.signboard.topology.TallyListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what becomes of the records, for operators. Counted as it happens: records of a transaction that is given up are
 * dealt with and counted again. No figure is made of these counts.
 */
final class EventCounts implements TallyListener, MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(EventCounts.class);

    private static final int MOST_NAMED = 20;

    private static final List<Reason> REASONS = List.of(Reason.values());

    private static final Family EVENTS = Family.counter(
            "signboard_events",
            "Records of the event topics that were dealt with, by what became of them; some twice after a failure.",
            "channel",
            "outcome");
    private static final Family REJECTS = Family.counter(
            "signboard_rejects",
            "Records written to ceremony.rejects, by the channel of the refused record; some twice after a failure.",
            "channel",
            "reason");
    private static final Family PARKED = Family.gauge(
            "signboard_undefined_ceremony_projects",
            "Projects kept in this program for ceremonies that have no definition yet.");

    private final List<LongAdder> events = adders(EventOutcome.ALL.size());
    private final List<LongAdder> rejects = adders(REASONS.size());
    private final LongAdder parked = new LongAdder();
    private final Set<String> undefined = ConcurrentHashMap.newKeySet();

    private static List<LongAdder> adders(int kinds) {
        return IntStream.range(0, Channel.ALL.size() * kinds)
                .mapToObj(i -> new LongAdder())
                .toList();
    }

    private LongAdder of(Channel channel, EventOutcome outcome) {
        return events.get(channel.ordinal() * EventOutcome.ALL.size() + outcome.ordinal());
    }

    private LongAdder of(Channel channel, Reason reason) {
        return rejects.get(channel.ordinal() * REASONS.size() + reason.ordinal());
    }

    @Override
    public void dealtWith(Channel channel, EventOutcome outcome) {
        of(channel, outcome).increment();
    }

    @Override
    public void rejected(Channel channel, Reason reason) {
        of(channel, reason).increment();
    }

    @Override
    public void parked(long change) {
        parked.add(change);
    }

    /** The first few are named in the log: a slip in a feed's ceremonyId is to be seen from nothing else. */
    @Override
    public void undefined(String ceremonyId) {
        if (undefined.size() < MOST_NAMED && undefined.add(ceremonyId)) {
            LOG.warn("Projects of {} are kept and shown nowhere, since no ceremony of this id is defined.", ceremonyId);
            if (undefined.size() == MOST_NAMED) {
                LOG.warn("More ceremonies of which that is so are not named until the program is started again.");
            }
        }
    }

    @Override
    public List<Family> families() {
        return List.of(EVENTS, REJECTS, PARKED);
    }

    @Override
    public void read(Samples samples) {
        for (Channel channel : Channel.ALL) {
            EventOutcome.ALL.forEach(
                    outcome -> samples.give(EVENTS, of(channel, outcome).sum(), channel.id(), outcome.id()));
            REASONS.forEach(reason -> samples.give(REJECTS, of(channel, reason).sum(), channel.id(), reason.id()));
        }
        samples.give(PARKED, parked.sum());
    }
}
