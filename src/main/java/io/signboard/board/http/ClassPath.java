package io.signboard.board.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that come with the program. */
final class ClassPath {

    private ClassPath() {}

    /**
     * A file's bytes.
     *
     * @param name its absolute name on the class path
     * @throws IllegalStateException if the program lacks it
     */
    static byte[] bytes(String name) {
        try (InputStream in = ClassPath.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
