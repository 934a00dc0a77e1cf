package io.signboard.feed;

import io.signboard.wire.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where a feed's lines come from.
 *
 * @param name what messages call it
 * @param repeatable whether it can be opened twice with the same content: a pipe cannot
 * @param content opens it from its beginning
 */
public record FeedSource(String name, boolean repeatable, Content content) {

    /** Opens a stream. */
    @FunctionalInterface
    public interface Content {

        /** A new stream; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** A file, or a pipe that looks like one. */
    public static FeedSource file(Path path) {
        return new FeedSource(path.toString(), Files.isRegularFile(path), () -> Files.newInputStream(path));
    }

    /** A resource on the class path, e.g. {@code /sce-2021/feed.jsonl}. */
    public static FeedSource resource(String path) {
        return new FeedSource(path, true, () -> {
            InputStream stream = FeedSource.class.getResourceAsStream(path);
            if (stream == null) {
                throw new IOException("there is no such resource");
            }
            return stream;
        });
    }

    /**
     * How many lines that aren't blank there are, counted without parsing them; empty if counting would use the source up.
     *
     * @throws InvalidInputException if it can't be read
     */
    public OptionalLong lines() {
        if (!repeatable) {
            return OptionalLong.empty();
        }
        try (InputStream stream = content.open()) {
            return OptionalLong.of(Lines.count(stream));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    InputStream open() {
        try {
            return content.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    InvalidInputException unreadable(IOException e) {
        String why = e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
        return new InvalidInputException(name + " can't be read: " + why + ".");
    }
}
