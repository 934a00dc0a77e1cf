package io.signboard.board.http;

import java.util.Map;

/** Headers of every answer: nothing here is a page, nothing may be guessed at, framed, kept or passed on. */
final class SecurityHeaders {

    static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}
}
