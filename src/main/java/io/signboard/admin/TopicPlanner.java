package io.signboard.admin;

import io.signboard.admin.TopicStep.AddPartitions;
import io.signboard.admin.TopicStep.ChangeConfig;
import io.signboard.admin.TopicStep.Create;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings a cluster's topics to what the catalogue says, as far as that deletes nothing and moves no project.
 *
 * <p>Applying twice does nothing the second time. Settings that the catalogue doesn't name are left alone.
 */
public final class TopicPlanner {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private final Admin admin;
    private final TopicCatalog catalog;

    /**
     * Uses a client that stays the caller's to close.
     *
     * @param admin the cluster
     * @param catalog the topics as they should be
     */
    public TopicPlanner(Admin admin, TopicCatalog catalog) {
        this.admin = admin;
        this.catalog = catalog;
    }

    /**
     * Compares, without changing anything.
     *
     * @param counts what was asked for explicitly
     * @return at least one step for each topic
     * @throws AdminException if the cluster doesn't tell how its topics stand
     */
    public TopicPlan plan(TopicCounts counts) {
        Map<String, TopicState> states = new TopicReader(admin).read(names());
        if (hasProcessorState()) {
            catalog.events().forEach(spec -> states.computeIfPresent(spec.name(), (name, state) -> state.inUse()));
        }
        return new TopicComparison(catalog, counts, states).plan();
    }

    /** Whether a processor has run on this cluster, under whatever application id: its ledger's changelog says so. */
    private boolean hasProcessorState() {
        return Answers.await(admin.listTopics().names(), "list its topics").stream()
                .anyMatch(name -> name.endsWith(Changelogs.LEDGER_END));
    }

    /**
     * Carries out the plan's {@link TopicPlan#changes() changes} and returns when the cluster shows new topics,
     * partitions and settings to clients: a broker may take a moment to learn what the controller has written.
     *
     * @param plan what {@link #plan} found; its refusals are left undone
     * @throws AdminException if the cluster refuses a step, or has got a topic since the plan; what was done before stays
     *     done, as do the other topics that were made with it
     */
    public void apply(TopicPlan plan) {
        List<Create> created = steps(plan, Create.class);
        List<AddPartitions> grown = steps(plan, AddPartitions.class);
        List<ChangeConfig> changed = steps(plan, ChangeConfig.class);
        create(created);
        grown.forEach(this::addPartitions);
        changed.forEach(this::changeConfig);
        Map<String, Predicate<TopicState>> wanted = visible(created);
        grown.forEach(step -> wanted.merge(step.topic(), state -> state.partitions() >= step.to(), Predicate::and));
        changed.forEach(step -> wanted.merge(step.topic(), state -> hasSettings(state, step), Predicate::and));
        awaitVisible(wanted);
    }

    private static boolean hasSettings(TopicState state, ChangeConfig step) {
        return step.changes().entrySet().stream()
                .allMatch(change -> state.pinned().contains(change.getKey())
                        && state.setting(change.getKey())
                                .equals(change.getValue().to()));
    }

    private void create(List<Create> steps) {
        List<NewTopic> topics =
                steps.stream().map(step -> newTopic(step.spec())).toList();
        Map<String, AdminException> failures = new HashMap<>();
        admin.createTopics(topics).values().forEach((name, made) -> {
            try {
                Answers.await(made, "make the topic " + name);
            } catch (AdminException e) {
                failures.put(name, e);
            }
        });
        if (!failures.isEmpty()) {
            awaitVisible(visible(steps.stream()
                    .filter(step -> !failures.containsKey(step.topic()))
                    .toList()));
            Map.Entry<String, AdminException> first =
                    failures.entrySet().iterator().next();
            throw ofCreation(first.getKey(), first.getValue());
        }
    }

    private static AdminException ofCreation(String topic, AdminException failure) {
        return failure.getCause() instanceof TopicExistsException exists
                ? new AdminException(
                        "The topic " + topic + " exists meanwhile: apply again, to see whether it is right.", exists)
                : failure;
    }

    private static Map<String, Predicate<TopicState>> visible(List<Create> created) {
        Map<String, Predicate<TopicState>> wanted = new HashMap<>();
        created.forEach(step -> wanted.put(
                step.topic(), state -> state.partitions() >= step.spec().partitions()));
        return wanted;
    }

    private void awaitVisible(Map<String, Predicate<TopicState>> wanted) {
        for (int look = 0; look < LOOKS; look++) {
            if (isVisible(wanted)) {
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        throw new AdminException(
                "The cluster took the changes but does not show them after "
                        + LOOK_AGAIN.multipliedBy(LOOKS).toSeconds() + " seconds.",
                new IllegalStateException(wanted.keySet().toString()));
    }

    private boolean isVisible(Map<String, Predicate<TopicState>> wanted) {
        Map<String, TopicState> states = new TopicReader(admin).read(wanted.keySet());
        return wanted.entrySet().stream().allMatch(topic -> {
            TopicState state = states.get(topic.getKey());
            return state != null && topic.getValue().test(state);
        });
    }

    private void addPartitions(AddPartitions step) {
        Answers.await(
                admin.createPartitions(Map.of(step.topic(), NewPartitions.increaseTo(step.to())))
                        .all(),
                "add partitions to " + step.topic());
    }

    private void changeConfig(ChangeConfig step) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, step.topic());
        Collection<AlterConfigOp> operations = step.changes().entrySet().stream()
                .map(change -> new AlterConfigOp(
                        new ConfigEntry(change.getKey(), change.getValue().to()), AlterConfigOp.OpType.SET))
                .collect(Collectors.toList());
        Answers.await(
                admin.incrementalAlterConfigs(Map.of(topic, operations)).all(),
                "change the settings of " + step.topic());
    }

    private List<String> names() {
        return catalog.topics().stream().map(TopicSpec::name).toList();
    }

    private static NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor()).configs(spec.config());
    }

    private static <S extends TopicStep> List<S> steps(TopicPlan plan, Class<S> kind) {
        return plan.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
