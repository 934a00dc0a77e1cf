package io.signboard.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Changes inputs at random: bytes, JSON's tokens, nesting, length, UTF-8, and pieces of one input in another. */
final class Mutator {

    private static final int MOST_CHANGES = 4;
    private static final int MAX_BYTES = 4096;
    private static final int HUGE_BYTES = 200_000;
    private static final int ONE_IN_SO_MANY_IS_HUGE = 20_000;
    private static final List<byte[]> NOT_UTF8 =
            List.of("80", "C0AF", "EDA080", "EDA0BDEDB880", "F09F98", "F4908080", "FF").stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    /** A changed copy of an input, perhaps with pieces of another. */
    byte[] changed(byte[] input, byte[] other) {
        if (random.nextInt(ONE_IN_SO_MANY_IS_HUGE) == 0) {
            return inflated(input);
        }
        byte[] changed = input;
        for (int i = random.nextInt(1 + random.nextInt(MOST_CHANGES)); i >= 0; i--) {
            changed = once(changed, other);
        }
        return changed.length > MAX_BYTES ? Arrays.copyOf(changed, MAX_BYTES) : changed;
    }

    private byte[] once(byte[] input, byte[] other) {
        Tokens.Span token = Tokens.any(input, random);
        return switch (random.nextInt(16)) {
            case 0 -> withOneByte(input);
            case 1 -> replaced(input, piece(input), new byte[0]);
            case 2 ->
                replaced(
                        input,
                        new Tokens.Span(token.end(), token.end()),
                        piece(input).of(input));
            case 3, 4, 5, 11, 12 -> replaced(input, token, Tokens.strange(random));
            case 6, 13 -> replaced(input, token, Tokens.any(other, random).of(other));
            case 7, 14 -> replaced(input, token, Tokens.any(input, random).of(input));
            case 8 -> replaced(input, token, nested(token.of(input), random.nextInt(40)));
            case 9 -> replaced(input, at(input), NOT_UTF8.get(random.nextInt(NOT_UTF8.size())));
            case 10 -> replaced(input, token, longer(token.of(input), random.nextInt(600)));
            default -> replaced(input, at(input), Tokens.strange(random));
        };
    }

    private byte[] withOneByte(byte[] input) {
        byte[] copy = input.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** A few bytes anywhere. */
    private Tokens.Span piece(byte[] input) {
        int start = random.nextInt(input.length + 1);
        return new Tokens.Span(start, Math.min(input.length, start + 1 + random.nextInt(20)));
    }

    private Tokens.Span at(byte[] input) {
        int position = random.nextInt(input.length + 1);
        return new Tokens.Span(position, position);
    }

    private byte[] nested(byte[] token, int depth) {
        boolean array = random.nextBoolean();
        String before = array ? "[" : "{\"a\":";
        String after = array ? "]" : "}";
        return joined(bytes(before.repeat(depth)), token, bytes(after.repeat(depth)));
    }

    /** The token with one of its bytes many times over. */
    private byte[] longer(byte[] token, int times) {
        if (token.length == 0) {
            return token;
        }
        int position = random.nextInt(token.length);
        byte[] many = new byte[times];
        Arrays.fill(many, token[position]);
        return joined(Arrays.copyOf(token, position), many, Arrays.copyOfRange(token, position, token.length));
    }

    /** One token blown up as far as decoders must bear it. */
    private byte[] inflated(byte[] input) {
        Tokens.Span token = Tokens.any(input, random);
        int times = 1 + random.nextInt(HUGE_BYTES);
        byte[] huge = random.nextBoolean() ? longer(token.of(input), times) : nested(token.of(input), times / 6);
        return replaced(input, token, huge);
    }

    private static byte[] replaced(byte[] input, Tokens.Span span, byte[] by) {
        return joined(Arrays.copyOf(input, span.start()), by, Arrays.copyOfRange(input, span.end(), input.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
