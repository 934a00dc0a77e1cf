package io.signboard.bench;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.support.ChildProgram;
import io.signboard.wire.ApplicationId;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;

/** A broker in a process of its own, with the product's topics, in a folder that is thrown away. */
final class Cluster implements AutoCloseable {

    /** The options that Kafka's own script starts a broker with. */
    private static final List<String> JVM = List.of(
            "-Xmx1g",
            "-Xms1g",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final ChildProgram broker;
    private final String bootstrapServers;
    private final Admin admin;
    private final int partitions;

    private Cluster(Path folder, ChildProgram broker, String bootstrapServers, int partitions) {
        this.folder = folder;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.partitions = partitions;
    }

    /**
     * Starts the broker and makes the topics.
     *
     * @param partitions of each event topic
     */
    static Cluster start(int partitions) {
        Path folder = Scratch.folder("broker");
        List<String> ports = freePorts();
        List<String> options = new ArrayList<>(JVM);
        options.add(Scratch.option());
        ChildProgram broker = ChildProgram.start(
                options, BrokerNode.class, folder.resolve("node").toString(), ports.get(0), ports.get(1));
        Cluster cluster = new Cluster(folder, broker, "127.0.0.1:" + ports.get(0), partitions);
        try {
            broker.awaitWord(BrokerNode.RUNNING);
            cluster.makeTopics();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static List<String> freePorts() {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return List.of(String.valueOf(one.getLocalPort()), String.valueOf(other.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeTopics() {
        TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
        planner.apply(planner.plan(TopicCounts.ofEventPartitions(partitions)));
    }

    /** For {@code bootstrap.servers}. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /** What the broker uses. */
    ProcessUsage usage() {
        return new ProcessUsage(broker.pid());
    }

    /** A client that is closed with the cluster. */
    Admin admin() {
        return admin;
    }

    /** How many partitions each event topic has. */
    int partitions() {
        return partitions;
    }

    /** All partitions of the event topics. */
    List<TopicPartition> eventPartitions() {
        return Topics.EVENTS.stream()
                .flatMap(topic -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    /** About how many records a topic has got, markers of transactions included. */
    long records(String topic) {
        List<TopicPartition> partitionsOfIt = new ArrayList<>();
        wait(admin.describeTopics(List.of(topic)).allTopicNames()).values().forEach(description -> description
                .partitions()
                .forEach(partition -> partitionsOfIt.add(new TopicPartition(topic, partition.partition()))));
        return ends(partitionsOfIt).values().stream().mapToLong(end -> end).sum();
    }

    /** Where partitions end by now, exclusive. */
    Map<TopicPartition, Long> ends(List<TopicPartition> asked) {
        Map<TopicPartition, OffsetSpec> latest =
                asked.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        wait(admin.listOffsets(latest).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Deletes what processors made of the events, so that the next one begins anew; none may run. */
    void forgetTally() {
        Set<String> made = wait(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(ApplicationId.DEFAULT + "-"))
                .collect(Collectors.toCollection(TreeSet::new));
        made.add(Topics.SUMMARIES.name());
        made.add(Topics.WINDOWS.name());
        made.add(Topics.REJECTS.name());
        deleteGroup();
        wait(admin.deleteTopics(made).all());
        Awaitility.await("topics that are gone")
                .atMost(PATIENCE)
                .until(() -> wait(admin.listTopics().names()).stream().noneMatch(made::contains));
        makeTopics();
    }

    /** The group has members until the session of a killed processor has timed out. */
    private void deleteGroup() {
        Awaitility.await("a group that is gone").atMost(PATIENCE).until(() -> {
            try {
                admin.deleteConsumerGroups(List.of(ApplicationId.DEFAULT)).all().get();
                return true;
            } catch (ExecutionException e) {
                return e.getCause() instanceof GroupIdNotFoundException;
            }
        });
    }

    /** What the broker answers. */
    static <T> T wait(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refuses", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        broker.close();
        Scratch.delete(folder);
    }
}
