package io.signboard.board.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.signboard.board.stream.SummaryStreams;
import io.signboard.board.view.Ceremonies;
import io.signboard.board.view.CommittedDefinition;
import io.signboard.board.view.CommittedSummary;
import io.signboard.board.view.CommittedView;
import io.signboard.board.view.CommittedWindow;
import io.signboard.wire.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures: summaries, windows and the stream of summaries; and the definitions, which name what is tallied. */
final class CeremonyRoutes implements RouteSet {

    private static final String ALL = "/api/v1/ceremonies";
    private static final String ONE = ALL + "/{id}";
    private static final List<String> LISTED = List.of("ceremonyId", "name", "status", "headline");

    private final CommittedView view;
    private final SummaryStreams streams;

    CeremonyRoutes(CommittedView view, SummaryStreams streams) {
        this.view = view;
        this.streams = streams;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(ALL, this::list),
                new Route(ONE, this::summary),
                new Route(ONE + "/definition", this::definition),
                new Route(ONE + "/windows", this::windows),
                new Route(ONE + "/stream", this::stream));
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public void stop() {
        streams.close();
    }

    private void list(Context context) throws IOException {
        ArrayNode list = JsonFormat.trees().createArrayNode();
        for (CommittedSummary summary : ceremonies().all()) {
            JsonNode whole = JsonFormat.trees().readTree(summary.json());
            ObjectNode entry = list.addObject();
            LISTED.stream().filter(whole::has).forEach(name -> entry.set(name, whole.get(name)));
        }
        Json.answer(context, list);
    }

    private void summary(Context context) {
        Json.answer(context, known(context).json());
    }

    private void definition(Context context) {
        String id = context.pathParam("id");
        CommittedDefinition inForce = ceremonies()
                .definition(id)
                .orElseThrow(() -> ProblemException.notFound("The ceremony \"" + id + "\" is not defined."));
        Json.answer(context, inForce.json());
    }

    private void windows(Context context) {
        String ceremonyId = known(context).ceremonyId();
        WindowQuery query = WindowQuery.of(context::queryParams);
        SortedSet<Duration> sizes = ceremonies().windowSizes(ceremonyId);
        if (!sizes.isEmpty() && !sizes.contains(query.size())) {
            throw ProblemException.badRequest("The parameter size must be one of those that are published: "
                    + sizes.stream().map(Duration::toString).collect(Collectors.joining(", ")) + ".");
        }
        Json.answer(context, array(ceremonies().windows(ceremonyId, query.size(), query.from(), query.to())));
    }

    /** An array of the topic's very bytes. */
    private static byte[] array(List<CommittedWindow> windows) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        for (CommittedWindow window : windows) {
            if (array.size() > 1) {
                array.write(',');
            }
            array.writeBytes(window.json());
        }
        array.write(']');
        return array.toByteArray();
    }

    private void stream(Context context) {
        String ceremonyId = known(context).ceremonyId();
        context.contentType("text/event-stream");
        context.header("X-Accel-Buffering", "no"); // or nginx would gather the events before it passes them on
        if (context.method().equals(HandlerType.HEAD)) {
            Body.answerEndless(context);
        } else {
            context.future(() -> open(context, ceremonyId));
        }
    }

    private CompletableFuture<@Nullable Void> open(Context context, String ceremonyId) {
        try {
            return streams.open(ceremonyId, context.req().getAsyncContext())
                    .orElseThrow(() -> ProblemException.unavailable("There are too many streams open."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommittedSummary known(Context context) {
        String id = context.pathParam("id");
        return ceremonies()
                .summary(id)
                .orElseThrow(() -> ProblemException.notFound("There is no ceremony \"" + id + "\"."));
    }

    private Ceremonies ceremonies() {
        return view.ceremonies()
                .orElseThrow(() -> ProblemException.unavailable(
                        view.problem().orElse("The board has not read the topics to their end yet.")));
    }
}
