package io.signboard.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlanner;
import io.signboard.app.LiveProgram;
import io.signboard.app.ProgramSettings;
import io.signboard.board.http.BoardSettings;
import io.signboard.broker.BrokerSettings;
import io.signboard.broker.EmbeddedBroker;
import io.signboard.feed.FeedReplay;
import io.signboard.feed.FeedSource;
import io.signboard.feed.Pacer;
import io.signboard.feed.ReplayListener;
import io.signboard.feed.ReplayProducer;
import io.signboard.feed.ReplayResult;
import io.signboard.feed.ReplaySpeed;
import io.signboard.support.Schemas;
import io.signboard.support.TestFeed;
import io.signboard.topology.TopologySettings;
import io.signboard.wire.TopicCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Broker, processor and board of a hall. Each can be stopped and started again, at the same address, on its own. */
final class Hall implements AutoCloseable {

    private final Path folder;
    private final int boardPort = freePort();
    private final EmbeddedBroker broker;
    private @Nullable LiveProgram processor;
    private @Nullable LiveProgram board;

    private Hall(Path folder) {
        this.folder = folder;
        this.broker = new EmbeddedBroker(new BrokerSettings(folder.resolve("broker"), freePort()));
    }

    /** Opens a hall in which everything runs. */
    static Hall open(Path folder) throws InterruptedException {
        Hall hall = new Hall(folder);
        hall.broker.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", hall.bootstrapServers()))) {
            TopicPlanner planner = new TopicPlanner(admin, TopicCatalog.load());
            planner.apply(planner.plan(TopicCounts.ofEventPartitions(1)));
        }
        hall.startProcessor();
        hall.startBoard();
        return hall;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Where a page is, e.g. of {@code "?lang=en"}. */
    String url(String query) {
        return "http://127.0.0.1:" + boardPort + "/" + query;
    }

    void startProcessor() throws InterruptedException {
        processor = program(0);
        processor.startProcessor();
    }

    void stopProcessor() {
        close(processor);
        processor = null;
    }

    void startBoard() {
        board = program(boardPort);
        board.startBoard();
    }

    void stopBoard() {
        close(board);
        board = null;
    }

    void startBroker() {
        broker.start();
    }

    void stopBroker() {
        broker.close();
    }

    private LiveProgram program(int port) {
        return new LiveProgram(
                new ProgramSettings(
                        Map.of("bootstrap.servers", bootstrapServers()),
                        folder,
                        TopologySettings.DEFAULTS,
                        new BoardSettings(BoardSettings.DEFAULT_HOST, port)),
                Clock.systemUTC());
    }

    private static void close(@Nullable LiveProgram program) {
        if (program != null) {
            program.close();
        }
    }

    /** Publishes the definition of the ceremony that the program was written for. */
    void defineSmartChinaExpo() {
        TestFeed.define(bootstrapServers(), resource("/sce-2021/definition.json"));
    }

    /** Publishes a definition. */
    void define(String json) {
        TestFeed.define(bootstrapServers(), Schemas.tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends one event through a channel. */
    void sign(String channel, String projectId, ObjectNode event) {
        TestFeed.send(
                bootstrapServers(),
                new ProducerRecord<>(
                        "ceremony.project-events." + channel,
                        projectId.getBytes(StandardCharsets.UTF_8),
                        event.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends the events of the ceremony that the program was written for, at so many times their own pace, or {@code max}. */
    ReplayResult replaySmartChinaExpo(String speed) {
        try (FeedReplay replay = new FeedReplay(
                ReplayProducer.connect(Map.of("bootstrap.servers", bootstrapServers())),
                ReplaySpeed.parse(speed),
                Pacer.monotonic(),
                Clock.systemUTC(),
                ReplayListener.NONE)) {
            return replay.run(List.of(FeedSource.resource("/sce-2021/feed.jsonl")));
        }
    }

    /** The figures that the press report printed. */
    static ObjectNode published() {
        return resource("/sce-2021/published-figures.json");
    }

    private static ObjectNode resource(String path) {
        try (InputStream in = Hall.class.getResourceAsStream(path)) {
            return (ObjectNode) Schemas.tree(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops everything; the folder is its owner's. */
    @Override
    public void close() {
        stopBoard();
        stopProcessor();
        broker.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
