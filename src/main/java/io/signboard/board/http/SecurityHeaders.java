package io.signboard.board.http;

import java.util.Map;

/** Headers that tell browsers what an answer is not to be used for. */
final class SecurityHeaders {

    /** Of every answer, unless it says otherwise: it is no page, and may not be guessed at, framed, kept or passed on. */
    static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    /**
     * Of the page: only its own files, nothing inline, and no text ever becomes markup or script. The one policy that the
     * page makes for itself lets the chart library empty an element.
     */
    static final Map<String, String> PAGE = Map.of(
            "Content-Security-Policy",
            String.join(
                    "; ",
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self'",
                    "connect-src 'self'",
                    "font-src 'self'",
                    "base-uri 'none'",
                    "form-action 'none'",
                    "frame-ancestors 'none'",
                    "require-trusted-types-for 'script'",
                    "trusted-types default"));

    private SecurityHeaders() {}
}
