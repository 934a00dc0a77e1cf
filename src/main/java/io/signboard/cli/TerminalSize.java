package io.signboard.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows; Java itself can't tell.
 *
 * @param lines at least 2
 * @param columns at least 1
 */
record TerminalSize(int lines, int columns) {

    /** What is assumed where the terminal doesn't say. */
    static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([0-9]{1,4}) ([0-9]{1,4})\\s*");

    /** The size of the terminal that the program was started from. */
    static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = stty.getInputStream()) {
                return of(new String(output.readAllBytes(), StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** The size as {@code stty} tells it; some terminals say 0, which means that they don't know. */
    static TerminalSize of(String rowsAndColumns) {
        Matcher size = ROWS_AND_COLUMNS.matcher(rowsAndColumns);
        if (!size.matches()) {
            return USUAL;
        }
        int lines = Integer.parseInt(size.group(1));
        int columns = Integer.parseInt(size.group(2));
        return new TerminalSize(
                lines == 0 ? USUAL.lines() : Math.max(2, lines), columns == 0 ? USUAL.columns() : columns);
    }
}
