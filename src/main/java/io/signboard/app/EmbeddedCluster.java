package io.signboard.app;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlan;
import io.signboard.admin.TopicPlanner;
import io.signboard.admin.TopicStep;
import io.signboard.broker.BrokerSettings;
import io.signboard.broker.EmbeddedBroker;
import io.signboard.wire.TopicCatalog;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The embedded broker with the product's topics. */
final class EmbeddedCluster implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final OptionalInt partitions;

    /**
     * A cluster that isn't running yet.
     *
     * @param dataDir the broker's folder
     * @param port where clients connect, 0 for any free port
     * @param partitions the event topics' partition count at the first start; empty for the catalog's
     */
    EmbeddedCluster(Path dataDir, int port, OptionalInt partitions) {
        this.broker = new EmbeddedBroker(new BrokerSettings(dataDir, port));
        this.partitions = partitions;
    }

    /**
     * Starts the broker and makes the topics that aren't there.
     *
     * @throws io.signboard.broker.BrokerException if the broker can't start
     * @throws AppException if topics are there that can't be made right without deleting them
     */
    void start() {
        broker.start();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            TopicPlan plan = planner.plan(new TopicCounts(partitions, OptionalInt.empty()));
            if (!plan.refusals().isEmpty()) {
                throw new AppException(String.join(
                        System.lineSeparator(),
                        plan.refusals().stream().map(TopicStep::sentence).toList()));
            }
            planner.apply(plan);
        }
    }

    /** Where clients connect. */
    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        broker.close();
    }
}
