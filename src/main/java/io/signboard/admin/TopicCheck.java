package io.signboard.admin;

import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import io.signboard.wire.TopicSpec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The look at the topics before anything is tallied. It refuses what could make a figure wrong or lose a record: missing
 * topics, event topics of unequal partition counts, event topics or definitions that are compacted or forget, definitions in
 * several partitions (versions would have no one order), and rejects too small for the largest event with its added headers.
 */
public final class TopicCheck {

    private final TopicCatalog catalog;
    private final String mend;

    /**
     * Prepares the sentences.
     *
     * @param catalog the topics as they should be
     * @param bootstrapServers how the person reaches the cluster, for the commands in the sentences
     */
    public TopicCheck(TopicCatalog catalog, String bootstrapServers) {
        this.catalog = catalog;
        this.mend = "`./signboard topics apply --bootstrap-servers " + bootstrapServers;
    }

    /**
     * Looks at a cluster.
     *
     * @param admin a client that stays the caller's to close
     * @throws AdminException if the cluster doesn't tell how its topics stand
     */
    public TopicVerdict check(Admin admin) {
        List<String> names = catalog.topics().stream().map(TopicSpec::name).toList();
        return judge(new TopicReader(admin).read(names));
    }

    /**
     * Which topics aren't there, one sentence each.
     *
     * @param admin a client that stays the caller's to close
     * @throws AdminException if the cluster doesn't tell which topics it has
     */
    public List<String> missing(Admin admin) {
        List<String> names = catalog.topics().stream().map(TopicSpec::name).toList();
        Set<String> existing = new TopicReader(admin).descriptions(names).keySet();
        List<String> problems = new ArrayList<>();
        missing(existing, problems);
        return problems;
    }

    TopicVerdict judge(Map<String, TopicState> existing) {
        List<TopicState> events = catalog.events().stream()
                .map(spec -> existing.get(spec.name()))
                .filter(Objects::nonNull)
                .toList();
        List<String> problems = new ArrayList<>();
        missing(existing.keySet(), problems);
        unequalCounts(events, problems);
        forgetful(existing, problems);
        definitionsCount(existing.get(catalog.only(Role.DEFINITIONS).name()), problems);
        rejectsSize(existing.get(catalog.only(Role.REJECTS).name()), events, problems);
        return problems.isEmpty()
                ? new TopicVerdict.Sound(
                        events.get(0).partitions(),
                        events.stream()
                                .mapToInt(TopicState::replicationFactor)
                                .min()
                                .orElse(1))
                : new TopicVerdict.Unsound(problems);
    }

    private void missing(Set<String> existing, List<String> problems) {
        catalog.topics().stream()
                .map(TopicSpec::name)
                .filter(name -> !existing.contains(name))
                .forEach(name -> problems.add("The topic " + name + " is missing: " + mend + "` makes it."));
    }

    private void unequalCounts(List<TopicState> events, List<String> problems) {
        if (events.stream().map(TopicState::partitions).distinct().count() <= 1) {
            return;
        }
        String counts = events.stream()
                .map(state -> state.name() + " has " + state.partitions())
                .collect(Collectors.joining(", "));
        int most = events.stream().mapToInt(TopicState::partitions).max().orElseThrow();
        boolean written = events.stream().anyMatch(TopicState::written);
        problems.add("The event topics must have one partition count, but " + counts + ": "
                + (written
                        ? "events exist, so delete the topics of the wrong count if their records may be lost, then run "
                        : "run ")
                + mend + " --partitions " + most + "`.");
    }

    private void forgetful(Map<String, TopicState> existing, List<String> problems) {
        Stream.concat(catalog.events().stream(), Stream.of(catalog.only(Role.DEFINITIONS)))
                .map(spec -> existing.get(spec.name()))
                .filter(Objects::nonNull)
                .filter(state -> !Retention.isForEver(state))
                .forEach(
                        state -> problems.add("The topic " + state.name() + " must keep every record for ever, but has "
                                + retention(state) + ": " + mend + "` sets it right."));
    }

    private static String retention(TopicState state) {
        return Stream.of(Retention.CLEANUP_POLICY, Retention.RETENTION_MS, Retention.RETENTION_BYTES)
                .map(key -> key + "=" + state.setting(key))
                .collect(Collectors.joining(", "));
    }

    private void definitionsCount(@Nullable TopicState state, List<String> problems) {
        if (state != null && state.partitions() != 1) {
            problems.add("The topic " + state.name() + " must have 1 partition, but has " + state.partitions()
                    + ": save its definitions, delete it, run " + mend + "` and publish them again.");
        }
    }

    private void rejectsSize(@Nullable TopicState rejects, List<TopicState> events, List<String> problems) {
        long largest =
                events.stream().mapToLong(TopicCheck::maxMessageBytes).max().orElse(0);
        if (rejects != null && maxMessageBytes(rejects) < largest + TopicCatalog.REJECT_HEADROOM_BYTES) {
            problems.add("The topic " + rejects.name() + " must take records of "
                    + (largest + TopicCatalog.REJECT_HEADROOM_BYTES) + " bytes ("
                    + TopicCatalog.REJECT_HEADROOM_BYTES + " more than the event topics), but has "
                    + TopicCatalog.MAX_MESSAGE_BYTES + "=" + maxMessageBytes(rejects) + ": " + mend
                    + "` sets both right.");
        }
    }

    private static long maxMessageBytes(TopicState state) {
        return Long.parseLong(state.setting(TopicCatalog.MAX_MESSAGE_BYTES));
    }
}
