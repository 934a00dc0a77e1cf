package io.signboard.cli;

import io.signboard.admin.AclPlan;
import io.signboard.admin.AclPlanner;
import io.signboard.admin.AclPrincipals;
import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlan;
import io.signboard.admin.TopicPlanner;
import io.signboard.wire.AclCatalog;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
                print(plan.refusals().isEmpty() ? "Nothing to do." : "Nothing that can be done.");
            }
        }

        @Override
        void run(AclPlanner planner, AclPlan plan) {
            plan.sentences().forEach(this::print);
            if (plan.grants().isEmpty()) {
                print("No right is missing.");
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

        @Override
        void run(AclPlanner planner, AclPlan plan) {
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

        @Option(
                names = "--acls",
                description =
                        "Also the rights of feeds, processor, board and operator, on a cluster with an authorizer.")
        private boolean acls;

        @Option(
                names = "--principal",
                paramLabel = "ROLE=User:NAME",
                split = ";",
                showDefaultValue = CommandLine.Help.Visibility.NEVER,
                description = "Who has a role (default: board=User:signboard-board and so on); may be repeated.")
        private List<String> principals = new ArrayList<>();

        TopicCommand(Surroundings surroundings) {
            super(surroundings);
        }

        abstract void run(TopicPlanner planner, TopicPlan plan);

        abstract void run(AclPlanner planner, AclPlan plan);

        /** Fails if something that is needed or was asked for would delete or move records. */
        @Override
        public final Integer call() {
            TopicCounts counts = counts();
            AclCatalog roles = AclCatalog.load();
            AclPrincipals chosen = principals(roles);
            try (Admin admin = clients().admin()) {
                TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
                TopicPlan plan = planner.plan(counts);
                run(planner, plan);
                if (acls) {
                    AclPlanner rights = new AclPlanner(
                            admin, roles, ApplicationId.of(connection().clientProperties()));
                    run(rights, rights.plan(chosen));
                }
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

        private AclPrincipals principals(AclCatalog roles) {
            try {
                return AclPrincipals.of(roles, principals);
            } catch (IllegalArgumentException e) {
                throw wrongUsage(Failure.message(e));
            }
        }

        private static OptionalInt optional(@Nullable Integer number) {
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }
}
