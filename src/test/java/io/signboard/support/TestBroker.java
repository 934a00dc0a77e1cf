package io.signboard.support;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.broker.BrokerSettings;
import io.signboard.broker.EmbeddedBroker;
import io.signboard.wire.TopicCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A real broker for a test: an {@link EmbeddedBroker} on a free port, its data in a throw-away folder, the product's topics
 * made.
 *
 * <p>A fresh one takes two seconds in the first test of a JVM and a quarter of a second after that, so a test class may well
 * have its own; {@link #shared()} is for those whose topics' contents don't matter.
 */
public final class TestBroker implements AutoCloseable {

    private final Path folder;
    private final EmbeddedBroker broker;

    private TestBroker(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    /**
     * Starts a broker with every topic of the catalogue.
     *
     * @param eventPartitions the partition count of the three event topics, at least 1
     */
    public static TestBroker start(int eventPartitions) {
        TestBroker started = bare();
        started.makeTopics(eventPartitions);
        return started;
    }

    /** Starts a broker without any topic. */
    public static TestBroker bare() {
        try {
            Path folder = Files.createTempDirectory("signboard-broker-");
            EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(folder, 0));
            broker.start();
            return new TestBroker(folder, broker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker that tests of one JVM share: one event partition, stopped when the JVM ends; never close it. */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A new admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Stops the broker cleanly and starts it again on the same data, but on another port. */
    public void restart() {
        broker.close();
        broker.start();
    }

    /** Stops the broker cleanly; its data stays. */
    public void stop() {
        broker.close();
    }

    /** Stops the broker and deletes its data. */
    @Override
    public void close() {
        broker.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeTopics(int eventPartitions) {
        try (Admin admin = admin()) {
            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            planner.apply(planner.plan(TopicCounts.ofEventPartitions(eventPartitions)));
        }
    }

    private static final class Shared {

        private static final TestBroker BROKER = startForGood();

        private static TestBroker startForGood() {
            TestBroker broker = start(1);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-shared-broker"));
            return broker;
        }
    }
}
