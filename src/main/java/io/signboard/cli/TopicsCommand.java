package io.signboard.cli;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlan;
import io.signboard.admin.TopicPlanner;
import io.signboard.wire.TopicCatalog;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signboard topics}. */
@Command(
        name = "topics",
        description = "Brings a cluster's topics to what the folder topics/ says.",
        subcommands = {TopicsCommand.Plan.class, TopicsCommand.Apply.class})
final class TopicsCommand {

    /** {@code signboard topics plan}. */
    @Command(name = "plan", description = "Shows what 'apply' would do. Changes nothing.")
    static final class Plan extends TopicCommand {

        Plan(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        void run(TopicPlanner planner, TopicPlan plan) {
            plan.sentences().forEach(this::print);
            if (plan.changes().isEmpty()) {
                print("Nothing to do.");
            }
        }
    }

    /** {@code signboard topics apply}. */
    @Command(
            name = "apply",
            description = "Makes the topics that are missing and sets right what can be set right without deleting"
                    + " anything. Twice is as good as once.")
    static final class Apply extends TopicCommand {

        Apply(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        void run(TopicPlanner planner, TopicPlan plan) {
            planner.apply(plan);
            plan.sentences().forEach(this::print);
        }
    }

    /** What both have in common. */
    abstract static class TopicCommand extends ClientCommand {

        @Option(
                names = "--partitions",
                paramLabel = "N",
                converter = CountConverter.class,
                description = "Partitions of each event topic (default: as on the cluster, else 1).")
        private @Nullable Integer partitions;

        @Option(
                names = "--replication-factor",
                paramLabel = "N",
                converter = CountConverter.class,
                description = "Brokers that hold each partition (default: as on the cluster, else 1).")
        private @Nullable Integer replicationFactor;

        TopicCommand(Surroundings surroundings) {
            super(surroundings);
        }

        abstract void run(TopicPlanner planner, TopicPlan plan);

        /** Fails if something that is needed or was asked for would delete or move records. */
        @Override
        public final Integer call() {
            TopicCounts counts = counts();
            try (Admin admin = clients().admin()) {
                TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
                TopicPlan plan = planner.plan(counts);
                run(planner, plan);
                return plan.refusals().isEmpty() ? 0 : 1;
            }
        }

        private TopicCounts counts() {
            try {
                return new TopicCounts(optional(partitions), optional(replicationFactor));
            } catch (IllegalArgumentException e) {
                throw wrongUsage(Failure.message(e));
            }
        }

        private static OptionalInt optional(@Nullable Integer number) {
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }
}
