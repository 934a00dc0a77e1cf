package io.signboard.board.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.Gauge;
import io.signboard.board.BoardException;
import io.signboard.board.HealthCheck;
import io.signboard.board.metrics.Metrics;
import io.signboard.board.stream.SummaryStreams;
import io.signboard.board.view.CommittedView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of a board, or of a processor alone, which has no figures to show and answers about its health and metrics only.
 *
 * <p>Started and closed once, by one owner.
 */
public final class BoardServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);

    private final BoardSettings settings;
    private final Limits limits;
    private final List<RouteSet> routeSets;
    private @Nullable Javalin running;

    private BoardServer(BoardSettings settings, Limits limits, List<RouteSet> routeSets) {
        this.settings = settings;
        this.limits = limits;
        this.routeSets = List.copyOf(routeSets);
    }

    /**
     * The server of a board.
     *
     * @param settings where to listen
     * @param view what to show; its owner starts and closes it
     * @param others what must be well beside the view for the program to be ready
     * @param metrics what to show at {@code /metrics}; its owner closes it
     */
    public static BoardServer ofBoard(
            BoardSettings settings, CommittedView view, List<HealthCheck> others, Metrics metrics) {
        return ofBoard(settings, Limits.DEFAULT, view, others, metrics);
    }

    static BoardServer ofBoard(
            BoardSettings settings, Limits limits, CommittedView view, List<HealthCheck> others, Metrics metrics) {
        List<HealthCheck> checks = new ArrayList<>(List.of(view));
        checks.addAll(others);
        SummaryStreams streams = new SummaryStreams(view, limits.heartbeat(), limits.streams());
        Gauge.builder("signboard.stream.readers", streams, SummaryStreams::size)
                .description("Open streams of summaries, one a screen.")
                .strongReference(true)
                .register(metrics.meters());
        List<RouteSet> all = List.of(
                new PageRoutes(),
                new CeremonyRoutes(view, streams),
                new HealthRoutes(checks),
                new MetricsRoutes(metrics),
                new OpenApiRoutes());
        return new BoardServer(settings, limits, all);
    }

    /**
     * The server of a processor alone.
     *
     * @param settings where to listen
     * @param checks what must be well for the program to be ready
     * @param metrics what to show at {@code /metrics}; its owner closes it
     */
    public static BoardServer ofProcess(BoardSettings settings, List<HealthCheck> checks, Metrics metrics) {
        return new BoardServer(settings, Limits.DEFAULT, List.of(new HealthRoutes(checks), new MetricsRoutes(metrics)));
    }

    private static Stream<Route> routes(List<RouteSet> routeSets) {
        return routeSets.stream().flatMap(set -> set.routes().stream());
    }

    /** Every path that is answered. */
    List<String> paths() {
        return routes(routeSets).map(Route::path).toList();
    }

    /**
     * Starts to answer requests.
     *
     * @throws BoardException with one sentence if it can't listen where it should
     * @throws IllegalStateException if it was started already
     */
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("The server was started already.");
        }
        Javalin javalin = Javalin.create(this::configure);
        routeSets.forEach(RouteSet::start);
        try {
            javalin.start();
        } catch (RuntimeException e) {
            routeSets.forEach(RouteSet::stop);
            throw e;
        }
        running = javalin;
        if (!settings.isLocal()) {
            LOG.warn(
                    "HTTP is served on {}, where other machines can reach it without a login; best let only a proxy do so",
                    settings.httpHost());
        }
        LOG.debug("Listening on http://{}:{}", settings.httpHost(), javalin.port());
    }

    /**
     * The port that is listened on.
     *
     * @throws IllegalStateException if the server isn't running
     */
    public synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("The server is not running.");
        }
        return running.port();
    }

    /** Ends all streams and stops; does nothing if it isn't running. */
    @Override
    public synchronized void close() {
        Javalin stopping = running;
        if (stopping != null) {
            running = null;
            routeSets.forEach(RouteSet::stop);
            stopping.stop();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        Listener listener = new Listener(settings, limits);
        config.jetty.threadPool = listener.threads();
        config.jetty.modifyHttpConfiguration(listener::configure);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyProblems());
            server.setHandler(new FrontDoor());
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyProblems()));
        config.jetty.addConnector(listener::connector);
        config.routes.before(context -> SecurityHeaders.ALL.forEach(context::header));
        routes(routeSets).forEach(route -> {
            config.routes.get(route.path(), route.handler());
            config.routes.head(route.path(), route.handler());
        });
        ProblemAnswers.register(config);
    }
}
