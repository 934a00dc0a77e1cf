package io.signboard.board.http;

import io.javalin.http.Handler;

/**
 * One path that answers GET and HEAD.
 *
 * @param path the path, its parameters in braces
 * @param handler answers
 */
record Route(String path, Handler handler) {}
