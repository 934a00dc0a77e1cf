package io.signboard.board.http;

import java.util.List;

/** Routes that belong together. A server is made of any number of these. */
interface RouteSet {

    /** The routes, in the order in which they are listed to people. */
    List<Route> routes();

    /** Begins whatever the routes need running; called once, before the first request. */
    default void start() {}

    /** Ends what {@link #start()} began; called once, before the server stops. */
    default void stop() {}
}
