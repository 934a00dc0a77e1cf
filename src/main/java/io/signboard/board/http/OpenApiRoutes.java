package io.signboard.board.http;

import java.util.List;

/** What the server offers, described for programs. */
final class OpenApiRoutes implements RouteSet {

    private final byte[] document = ClassPath.bytes("/board/openapi.json");

    @Override
    public List<Route> routes() {
        return List.of(new Route("/openapi.json", context -> Json.answer(context, document)));
    }
}
