package io.signboard.admin;

import io.signboard.admin.TopicStep.AddPartitions;
import io.signboard.admin.TopicStep.Change;
import io.signboard.admin.TopicStep.ChangeConfig;
import io.signboard.admin.TopicStep.Create;
import io.signboard.admin.TopicStep.Refused;
import io.signboard.admin.TopicStep.Unchanged;
import io.signboard.wire.Replication;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import io.signboard.wire.TopicSpec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares a cluster's topics with the catalogue's: a pure function of both and of the counts asked for. */
final class TopicComparison {

    private static final String NEEDS_DELETION =
            "fewer would mean deleting the topic and making it anew, which this command never does";

    private final TopicCatalog catalog;
    private final TopicCounts counts;
    private final Map<String, TopicState> existing;
    private final EventPartitions eventPartitions;

    TopicComparison(TopicCatalog catalog, TopicCounts counts, Map<String, TopicState> existing) {
        this.catalog = catalog;
        this.counts = counts;
        this.existing = Map.copyOf(existing);
        this.eventPartitions = EventPartitions.of(catalog, counts, existing);
    }

    TopicPlan plan() {
        return new TopicPlan(
                catalog.topics().stream().flatMap(spec -> steps(spec).stream()).toList());
    }

    private List<TopicStep> steps(TopicSpec spec) {
        TopicState state = existing.get(spec.name());
        List<TopicStep> steps = new ArrayList<>();
        if (state == null) {
            steps.add(create(spec));
            return steps;
        }
        add(steps, partitions(spec, state));
        add(steps, replication(spec, state));
        steps.addAll(config(spec, state));
        if (steps.isEmpty()) {
            steps.add(new Unchanged(spec.name()));
        }
        return steps;
    }

    private TopicStep create(TopicSpec spec) {
        int replicas = counts.replicationFactor().orElse(spec.replicationFactor());
        if (spec.role() != Role.EVENTS) {
            return new Create(spec.withCounts(spec.partitions(), replicas));
        }
        if (!eventPartitions.reachable()) {
            return new Refused(
                    spec.name(), "is not made, because the event topics could not all have one partition count then");
        }
        return new Create(spec.withCounts(eventPartitions.target(), replicas));
    }

    private @Nullable TopicStep partitions(TopicSpec spec, TopicState state) {
        return switch (spec.role()) {
            case EVENTS -> eventPartitions(spec, state);
            case DEFINITIONS ->
                state.partitions() == spec.partitions()
                        ? null
                        : new Refused(
                                spec.name(),
                                "keeps its " + state.partitions() + " partitions, although it must have "
                                        + spec.partitions() + ": " + NEEDS_DELETION);
            case SUMMARIES, WINDOWS, REJECTS -> otherPartitions(spec, state);
        };
    }

    private @Nullable TopicStep eventPartitions(TopicSpec spec, TopicState state) {
        int target = eventPartitions.target();
        if (state.partitions() == target) {
            return null;
        }
        if (state.partitions() > target) {
            return keeps(spec, state, NEEDS_DELETION);
        }
        return eventPartitions.reachable()
                ? new AddPartitions(spec.name(), state.partitions(), target)
                : keeps(
                        spec,
                        state,
                        target + " would put projects in other partitions than their earlier events,"
                                + " so the count is fixed once events or a processor's state exist");
    }

    private static @Nullable TopicStep otherPartitions(TopicSpec spec, TopicState state) {
        if (state.partitions() >= spec.partitions()) {
            return null;
        }
        boolean keysMayMove = spec.role() == Role.REJECTS || !state.written();
        return keysMayMove
                ? new AddPartitions(spec.name(), state.partitions(), spec.partitions())
                : keeps(
                        spec,
                        state,
                        spec.partitions() + " would put keys in other partitions than their earlier values");
    }

    private static Refused keeps(TopicSpec spec, TopicState state, String reason) {
        return new Refused(
                spec.name(),
                "keeps its " + state.partitions() + (state.partitions() == 1 ? " partition: " : " partitions: ")
                        + reason);
    }

    private @Nullable TopicStep replication(TopicSpec spec, TopicState state) {
        int wanted = counts.replicationFactor().orElse(state.replicationFactor());
        return wanted == state.replicationFactor()
                ? null
                : new Refused(
                        spec.name(),
                        "keeps its replication factor " + state.replicationFactor() + ": " + wanted
                                + " would mean moving replicas between brokers, which is kafka-reassign-partitions' work");
    }

    private static List<TopicStep> config(TopicSpec spec, TopicState state) {
        Map<String, Change> changes = new TreeMap<>();
        spec.config().forEach((key, value) -> {
            if (!state.setting(key).equals(value) || !state.pinned().contains(key)) {
                changes.put(key, new Change(state.setting(key), value));
            }
        });
        Replication.settings(state.replicationFactor()).forEach((key, least) -> {
            String now = state.setting(key);
            if (now.isEmpty() || Integer.parseInt(now) < Integer.parseInt(least)) {
                changes.put(key, new Change(now, least));
            }
        });
        List<TopicStep> steps = new ArrayList<>();
        if (state.written() && Retention.shrinks(state.config(), spec.config())) {
            Map<String, Change> deleting = new TreeMap<>(changes);
            deleting.keySet().retainAll(Retention.SETTINGS);
            changes.keySet().removeAll(Retention.SETTINGS);
            steps.add(new Refused(
                    spec.name(),
                    "keeps its retention, because the cluster would delete records sooner with "
                            + new ChangeConfig(spec.name(), deleting).differences()));
        }
        if (!changes.isEmpty()) {
            steps.add(new ChangeConfig(spec.name(), changes));
        }
        return steps;
    }

    private static void add(List<TopicStep> steps, @Nullable TopicStep step) {
        if (step != null) {
            steps.add(step);
        }
    }
}
