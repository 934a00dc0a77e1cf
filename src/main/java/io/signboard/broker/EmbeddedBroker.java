package io.signboard.broker;

import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node inside this program: broker and controller in one, on 127.0.0.1 only, its data in one folder.
 *
 * <p>The data outlives the program. After a kill the next start recovers what the operating system had been given; as Kafka
 * does by default, records are not forced to the disk one by one, so a power cut may cost the last seconds.
 *
 * <p>Kafka halts the program (exit status 1, no shutdown hooks) when it can't go on: the disk fails or the controller's log
 * is damaged. What is known beforehand (port, folder, foreign data) is checked first and thrown as {@link BrokerException}.
 *
 * <p>Start and close are for one owner, but may be called from different threads.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BrokerSettings settings;
    private @Nullable KafkaRaftServer server;
    private int port;

    /**
     * Prepares nothing yet; see {@link #start()}.
     *
     * @param settings folder and port
     */
    public EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the node and returns when clients can work with it.
     *
     * @throws BrokerException with one sentence if the port or the folder can't be used, or Kafka refuses to start
     * @throws IllegalStateException if it is running already
     */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("The embedded broker is running already.");
        }
        DataFolder folder = new DataFolder(settings.dataDir());
        folder.prepare(BrokerConfig.NODE_ID, BrokerConfig.CONTROLLER_LISTENER);
        if (settings.port() != 0) {
            LocalPort.require(settings.port());
        }
        int clientPort = settings.port() == 0 ? LocalPort.free(0) : settings.port();
        if (folder.wasKilled()) {
            LOG.info("The embedded broker was not stopped cleanly; recovering {}", settings.dataDir());
        }
        if (folder.wasUsed()) {
            forgetPredecessor(clientPort);
            LocalPort.require(clientPort);
        }
        Map<String, Object> config = BrokerConfig.of(settings.dataDir(), clientPort, LocalPort.free(clientPort));
        server = launch(config);
        port = clientPort;
        LOG.debug("Embedded broker at {} keeps its data in {}", bootstrapServers(), settings.dataDir());
    }

    /**
     * Where clients connect.
     *
     * @return {@code 127.0.0.1:port}, for {@code bootstrap.servers}
     * @throws IllegalStateException if the broker isn't running
     */
    public synchronized String bootstrapServers() {
        if (server == null) {
            throw new IllegalStateException("The embedded broker is not running.");
        }
        return LocalPort.HOST + ":" + port;
    }

    /** Stops the node cleanly, so that the next start needs no recovery; does nothing if it isn't running. */
    @Override
    public synchronized void close() {
        KafkaRaftServer running = server;
        if (running != null) {
            server = null;
            stop(running);
        }
    }

    /**
     * Has the controller half alone forget the broker that was here before, whose place it would hold for the rest of a
     * session.
     *
     * <p>That broker led all partitions until it is forgotten, and then they have no leader. No broker half may live through
     * such a change, here or at its stop: while it ends a transaction, Kafka takes a partition without a leader for a deleted
     * one, leaves its part of the transaction open, and calls the whole of it ended (KAFKA-20734). Nobody who reads committed
     * records would ever get past that place. A broker half that comes when no partition has a leader gets them all at once.
     */
    private void forgetPredecessor(int clientPort) {
        KafkaRaftServer controller =
                launch(BrokerConfig.controllerAlone(settings.dataDir(), LocalPort.free(clientPort)));
        try {
            if (!ControllerGauges.awaitNoBroker(PATIENCE)) {
                throw new BrokerException("The embedded broker's controller did not take up " + settings.dataDir()
                        + " within " + PATIENCE.toSeconds() + " s; try again.");
            }
        } finally {
            stop(controller);
        }
    }

    private static void stop(KafkaRaftServer running) {
        running.shutdown();
        running.awaitShutdown();
    }

    private KafkaRaftServer launch(Map<String, Object> config) {
        KafkaRaftServer starting = null;
        try {
            starting = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            starting.startup();
            return starting;
        } catch (RuntimeException e) {
            if (starting != null) {
                starting.shutdown();
            }
            throw new BrokerException(
                    "The embedded broker could not start in " + settings.dataDir() + ": " + e.getMessage(), e);
        }
    }
}
