package io.signboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a Java program still refers to, as its machine's own tool counts it. */
final class LiveHeap {

    private static final String TOTAL = "Total";

    private LiveHeap() {}

    /** The bytes of all objects that can be reached; the program stands still meanwhile. */
    static long bytes(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return histogram
                    .lines()
                    .filter(line -> line.startsWith(TOTAL))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no heap histogram: " + histogram.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
