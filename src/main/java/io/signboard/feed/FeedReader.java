package io.signboard.feed;

import io.signboard.wire.InvalidInputException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed file line by line: JSON Lines in UTF-8, of any size.
 *
 * <p>Each line is an event's JSON object with two fields more: {@code channel} (required) and {@code arrivesAt} (an RFC 3339
 * date-time; else {@code dateSigned} is taken, else the time of the line before). The rest of the object is the record's
 * value, byte for byte, valid or not; {@code projectId} is its key. Blank lines are skipped.
 *
 * <p>For records that no such line can spell there is {@code rawRecord}, beside which only channel and arrivesAt may stand:
 *
 * <pre>{@code
 * {"channel": "online", "arrivesAt": "2021-08-23T10:31:07+08:00", "rawRecord": {"key": "p-17", "text": "no JSON"}}
 * }</pre>
 *
 * <p>Its {@code key} is a string or null (the same as absent), its value either {@code text} (null for a null value) or
 * {@code base64}.
 */
public final class FeedReader implements AutoCloseable {

    private final FeedSource source;
    private final Lines lines;
    private long number;
    private @Nullable Instant time;

    private FeedReader(FeedSource source) {
        this.source = source;
        this.lines = new Lines(source.open());
    }

    /**
     * Opens a source at its beginning.
     *
     * @throws InvalidInputException if it can't be opened
     */
    public static FeedReader open(FeedSource source) {
        return new FeedReader(source);
    }

    /**
     * The next line, or null at the end.
     *
     * @throws InvalidInputException naming file and line, if it is no JSON object, has no channel or an unusable time
     */
    public @Nullable FeedLine next() {
        try {
            byte[] bytes = nextBytes();
            if (bytes == null) {
                return null;
            }
            FeedLine line = new LineParser(bytes, number, time).parse();
            time = line.arrivesAt();
            return line;
        } catch (LineParser.UnusableLineException e) {
            throw new InvalidInputException(source.name() + ", line " + number + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private byte @Nullable [] nextBytes() throws IOException {
        byte[] bytes;
        do {
            bytes = lines.next();
            number++;
            if (number == 1 && bytes != null) {
                bytes = withoutByteOrderMark(bytes);
            }
        } while (bytes != null && Lines.isBlank(bytes));
        return bytes;
    }

    private static byte[] withoutByteOrderMark(byte[] line) {
        boolean marked = line.length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
