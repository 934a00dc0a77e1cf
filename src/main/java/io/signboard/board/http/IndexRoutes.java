package io.signboard.board.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the server offers: a list for people, the OpenAPI document for programs. */
final class IndexRoutes implements RouteSet {

    private static final String OPENAPI = "/openapi.json";

    private final List<String> paths;
    private final byte[] openApi;

    /** Lists these paths, and describes them by the document on the class path. */
    IndexRoutes(List<String> paths) {
        this.paths = List.copyOf(paths);
        this.openApi = resource("/board/openapi.json");
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("/", this::index), new Route(OPENAPI, context -> Json.answer(context, openApi)));
    }

    private void index(Context context) {
        ObjectNode json = JsonFormat.trees().createObjectNode().put("name", "Signboard");
        ArrayNode list = json.putArray("paths").add(OPENAPI);
        paths.forEach(list::add);
        Json.answer(context, json);
    }

    private static byte[] resource(String name) {
        try (InputStream in = IndexRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
