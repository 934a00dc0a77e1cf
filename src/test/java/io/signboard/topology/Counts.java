package io.signboard.topology;

import io.signboard.model.Channel;
import io.signboard.model.Reason;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a topology told of its records. */
final class Counts implements TallyListener {

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> rejects = new TreeMap<>();
    private final Set<String> undefined = new TreeSet<>();
    private long parked;

    @Override
    public void dealtWith(Channel channel, EventOutcome outcome) {
        outcomes.merge(channel.id() + " " + outcome.id(), 1L, Long::sum);
    }

    @Override
    public void rejected(Channel channel, Reason reason) {
        rejects.merge(channel.id() + " " + reason.id(), 1L, Long::sum);
    }

    @Override
    public void parked(long change) {
        parked += change;
    }

    @Override
    public void undefined(String ceremonyId) {
        undefined.add(ceremonyId);
    }

    /** By "channel outcome". */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** By "channel reason". */
    Map<String, Long> rejects() {
        return rejects;
    }

    /** The projects that wait now. */
    long parked() {
        return parked;
    }

    /** The ceremonies that had projects waiting. */
    Set<String> undefined() {
        return undefined;
    }

    long dealtWith() {
        return outcomes.values().stream().mapToLong(count -> count).sum();
    }
}
