package io.signboard.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many lines the terminal shows; Java itself can't tell. */
final class TerminalSize {

    /** What is assumed where the terminal doesn't say. */
    static final int USUAL_LINES = 24;

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([0-9]{1,4}) [0-9]{1,4}\\s*");

    private TerminalSize() {}

    /** The lines as {@code stty} tells them, at least 2. */
    static int lines() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = stty.getInputStream()) {
                Matcher size = ROWS_AND_COLUMNS.matcher(new String(output.readAllBytes(), StandardCharsets.US_ASCII));
                return size.matches() ? Math.max(2, Integer.parseInt(size.group(1))) : USUAL_LINES;
            }
        } catch (IOException e) {
            return USUAL_LINES;
        }
    }
}
