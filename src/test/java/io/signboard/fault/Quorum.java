package io.signboard.fault;

import static java.util.Objects.requireNonNull;

import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.history.WindowRetention;
import io.signboard.support.ChildProgram;
import io.signboard.wire.TopicCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Three Kafka nodes as programs of their own, with the product's topics on all three. */
final class Quorum implements AutoCloseable {

    /** How many nodes there are. */
    static final int NODES = 3;

    private static final String GROUP = "signboard";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Integer> ports;
    private final List<ChildProgram> nodes = new ArrayList<>();
    private @Nullable Admin admin;

    private Quorum(Path folder, List<Integer> ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /**
     * Starts the nodes and makes the topics.
     *
     * @param folder holds the nodes' folders
     * @param partitions of each event topic
     */
    static Quorum start(Path folder, int partitions) {
        Quorum quorum = new Quorum(folder, freePorts(2 * NODES));
        try {
            for (int node = 0; node < NODES; node++) {
                quorum.nodes.add(quorum.launch(node));
            }
            quorum.nodes.forEach(ChildProgram::awaitRunning);
            quorum.admin = Admin.create(Map.of("bootstrap.servers", quorum.bootstrapServers()));
            quorum.makeTopics(partitions);
            quorum.awaitInSync();
            return quorum;
        } catch (RuntimeException e) {
            quorum.close();
            throw e;
        }
    }

    /** All at once, so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProgram launch(int node) {
        return ChildProgram.start(
                QuorumNode.class,
                String.valueOf(node + 1),
                folder.resolve("broker-" + (node + 1)).toString(),
                String.valueOf(ports.get(node)),
                clusterId,
                IntStream.range(0, NODES)
                        .mapToObj(i -> (i + 1) + "@127.0.0.1:" + ports.get(NODES + i))
                        .collect(Collectors.joining(",")));
    }

    private void makeTopics(int partitions) {
        TopicPlanner planner = new TopicPlanner(admin(), TopicCatalog.load());
        planner.apply(planner.plan(new TopicCounts(OptionalInt.of(partitions), OptionalInt.of(NODES))));
        WindowRetention.extend(admin());
    }

    private Admin admin() {
        return requireNonNull(admin);
    }

    /** All three addresses, for {@code bootstrap.servers}. */
    String bootstrapServers() {
        return ports.subList(0, NODES).stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** Ends a node as {@code kill -9} does. */
    void kill(int node) {
        nodes.get(node).kill();
    }

    /** Starts a node that was killed, and waits until it has caught up with the others. */
    void restart(int node) {
        nodes.set(node, launch(node).awaitRunning());
        awaitInSync();
    }

    /** The node that leads the controllers; a fault to it is the worst of its kind. */
    int controller() {
        try {
            return admin().describeMetadataQuorum().quorumInfo().get().leaderId() - 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The quorum has no leader", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every partition of every topic is on all its brokers again. */
    void awaitInSync() {
        Awaitility.await("all replicas in sync")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(this::isInSync);
    }

    /** Waits until the processors' group has so many members and has dealt out the partitions among them. */
    void awaitGroup(int members) {
        Awaitility.await(members + " members with their partitions")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    ConsumerGroupDescription group = requireNonNull(admin().describeConsumerGroups(List.of(GROUP))
                                    .describedGroups()
                                    .get(GROUP))
                            .get();
                    return group.groupState() == GroupState.STABLE
                            && group.members().size() == members;
                });
    }

    private boolean isInSync() throws ExecutionException, InterruptedException {
        if (admin().describeCluster().nodes().get().size() < NODES) {
            return false;
        }
        Set<String> topics = admin().listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin().describeTopics(topics).allTopicNames().get().values().stream()
                .map(TopicDescription::partitions)
                .flatMap(List::stream)
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    /** How many events the processors have yet to deal with. */
    long lag() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin().listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> events = committed.keySet().stream()
                .filter(partition -> partition.topic().startsWith("ceremony.project-events."))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        long lag = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin().listOffsets(events).all().get().entrySet()) {
            lag += end.getValue().offset()
                    - requireNonNull(committed.get(end.getKey())).offset();
        }
        return lag;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
        nodes.forEach(ChildProgram::close);
    }
}
