package io.signboard.board.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends the connections that ask for nothing: those kept open after an answer, and those that send a request byte by byte,
 * which are never idle and would hold their place for hours. A connection with an answer under way, a stream above all, is
 * left alone.
 */
final class RequestDeadline extends AbstractLifeCycle implements HttpConfiguration.Customizer {

    private static final int LOOKS_PER_DEADLINE = 10;

    private final ServerConnector connector;
    private final Duration deadline;
    private final Set<Connection> answering = ConcurrentHashMap.newKeySet();
    private Map<EndPoint, Wait> waits = Map.of();
    private volatile Scheduler.@Nullable Task nextLook;

    /**
     * Begins with the connector.
     *
     * @param deadline the most time from the opening or the last answer to a whole request; kept to a tenth
     */
    RequestDeadline(ServerConnector connector, Duration deadline) {
        this.connector = connector;
        this.deadline = deadline;
    }

    @Override
    protected void doStart() {
        scheduleLook();
    }

    @Override
    protected void doStop() {
        Scheduler.Task scheduled = nextLook;
        if (scheduled != null) {
            scheduled.cancel();
        }
    }

    /** Changes nothing; takes note of a request until it is answered to its end. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Connection connection = request.getConnectionMetaData().getConnection();
        answering.add(connection);
        Request.addCompletionListener(request, failure -> answering.remove(connection));
        return request;
    }

    private void scheduleLook() {
        nextLook = connector
                .getScheduler()
                .schedule(this::look, deadline.toMillis() / LOOKS_PER_DEADLINE, TimeUnit.MILLISECONDS);
    }

    /** Only ever runs once at a time, since each look schedules the next. */
    private void look() {
        long now = NanoTime.now();
        Map<EndPoint, Wait> still = new HashMap<>();
        for (EndPoint client : connector.getConnectedEndPoints()) {
            Connection connection = client.getConnection();
            if (connection != null && !answering.contains(connection)) {
                Wait wait = Wait.after(waits.get(client), connection.getMessagesIn(), now);
                if (NanoTime.elapsed(wait.since, now) > deadline.toNanos()) {
                    client.close();
                } else {
                    still.put(client, wait);
                }
            }
        }
        waits = still;
        if (isRunning()) {
            scheduleLook();
        }
    }

    /**
     * A connection without a whole request.
     *
     * @param asked how many requests it had sent before
     * @param since the nanosecond when that was seen first
     */
    private record Wait(long asked, long since) {

        static Wait after(@Nullable Wait before, long asked, long now) {
            return before != null && before.asked == asked ? before : new Wait(asked, now);
        }
    }
}
