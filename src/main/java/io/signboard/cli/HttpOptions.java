package io.signboard.cli;

import io.signboard.board.http.BoardSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a program serves HTTP; a mixin. */
public final class HttpOptions {

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            defaultValue = BoardSettings.DEFAULT_HOST,
            description = "Address to serve HTTP on.")
    private String host;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port to serve HTTP on; 0 picks a free one (default: 8080, process: 8081).")
    private @Nullable Integer port;

    /** The address. */
    public String host() {
        return host;
    }

    /** The port, 0 to 65535 inclusive; 0 means any free one. */
    public int port(int defaultPort) {
        return port == null ? defaultPort : port;
    }
}
