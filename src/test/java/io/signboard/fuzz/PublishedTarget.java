package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.wire.InvalidInputException;
import java.util.function.Function;

/**
 * What the board reads: whatever is no summary or window, it must be able to say so.
 *
 * @param name of the folder
 * @param decoder reads one
 * @param encoder writes what was read
 */
record PublishedTarget(String name, Function<byte[], Object> decoder, Function<Object, byte[]> encoder)
        implements Target {

    @Override
    public Object decode(byte[] input) {
        try {
            return decoder.apply(input);
        } catch (InvalidInputException e) {
            return e;
        }
    }

    @Override
    public Verdict check(byte[] input, Object decoded) {
        if (decoded instanceof InvalidInputException e) {
            String sentence = String.valueOf(e.getMessage());
            Sentences.check(sentence);
            return new Verdict("refused", sentence);
        }
        assertEquals(decoded, decoder.apply(encoder.apply(decoded)), "written and read again");
        return Verdict.accepted();
    }
}
