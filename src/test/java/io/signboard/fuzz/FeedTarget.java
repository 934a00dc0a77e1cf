package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.feed.FeedReader;
import io.signboard.feed.FeedSource;
import io.signboard.wire.InvalidInputException;
import java.io.ByteArrayInputStream;

/** Feed files, read to their end or to the first line that is of no use. */
final class FeedTarget implements Target {

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Object decode(byte[] input) {
        FeedSource source = new FeedSource("the feed", true, () -> new ByteArrayInputStream(input));
        try (FeedReader reader = FeedReader.open(source)) {
            long lines = 0;
            while (reader.next() != null) {
                lines++;
            }
            return lines;
        } catch (InvalidInputException e) {
            return e;
        }
    }

    @Override
    public Verdict check(byte[] input, Object decoded) {
        if (!(decoded instanceof InvalidInputException e)) {
            return Verdict.accepted();
        }
        String sentence = String.valueOf(e.getMessage());
        Sentences.check(sentence);
        assertTrue(sentence.startsWith("the feed, line "), sentence);
        return new Verdict("refused", sentence);
    }
}
