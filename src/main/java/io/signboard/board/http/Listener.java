package io.signboard.board.http;

import io.signboard.board.BoardException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The network side of the server: threads, connections and their limits. */
final class Listener {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 2;
    private static final int FEWEST_THREADS = 6;

    private final BoardSettings settings;
    private final Limits limits;

    Listener(BoardSettings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    /** Daemon threads: the program's owner decides when it ends, not an open connection. */
    QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), FEWEST_THREADS);
        threads.setName("signboard-http");
        threads.setDaemon(true);
        return threads;
    }

    /** What a request may be, and how little the answers tell of the server. */
    void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setIdleTimeout(limits.idle().toMillis());
        http.setUriCompliance(UriCompliance.DEFAULT);
    }

    /**
     * A connector that has its port already.
     *
     * @throws BoardException with one sentence if it can't have it
     */
    ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(settings.httpHost());
        connector.setPort(settings.httpPort());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setAcceptQueueSize(limits.backlog());
        connector.setAcceptedSendBufferSize(limits.sendBytes());
        open(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        RequestDeadline deadline = new RequestDeadline(connector, limits.ask());
        http.addCustomizer(deadline);
        server.addBean(deadline);
        return connector;
    }

    private void open(ServerConnector connector) {
        String where = settings.httpHost() + ":" + settings.httpPort();
        if (new InetSocketAddress(settings.httpHost(), settings.httpPort()).isUnresolved()) {
            throw new BoardException(
                    "The HTTP host " + settings.httpHost() + " is not known; choose another with --http-host.");
        }
        try {
            connector.open();
        } catch (IOException e) {
            boolean isTaken = e.getCause() instanceof BindException || e instanceof BindException;
            throw new BoardException(
                    isTaken
                            ? "The board cannot listen on " + where
                                    + ": the port is taken by another program, or the address is not this machine's; choose"
                                    + " another with --http-port or --http-host."
                            : "The board cannot listen on " + where + ": " + e.getMessage() + ".",
                    e);
        }
    }
}
