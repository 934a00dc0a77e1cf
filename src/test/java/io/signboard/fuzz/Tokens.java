package io.signboard.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Where JSON's tokens lie in bytes that may be anything, and tokens to put in their place. */
final class Tokens {

    private static final List<byte[]> DICTIONARY = List.of(
                    "null true false {} [] \"\" 0 -0 -1 1 1.0 1e2 1E+14 1e-2 1e400 1e-400 1e99999999999 0.005 100000000000000"
                            .split(" "),
                    "100000000000000.01 9223372036854775807 9223372036854775808 1e18 NaN Infinity +1 01 .5 5. 0x10"
                            .split(" "),
                    "\"1e13\" \"5\" \"+5\" \"05\" \"NaN\" \"\\uff15\" \"signed\" \"amended\" \"withdrawn\" \"Signed\""
                            .split(" "),
                    "\"CNY\" \"USD\" \"JPY\" \"CLF\" \"XXX\" \"cny\" \"2021-08-23T10:31:07Z\" \"2021-08-23\""
                            .split(" "),
                    "\"2016-12-31T23:59:60Z\" \"0000-01-01T00:00:00+00:01\" \"9999-12-31T23:59:59.9999999999-23:59\""
                            .split(" "),
                    "\"type\" \"eventId\" \"ceremonyId\" \"projectId\" \"revision\" \"title\" \"value\" \"amount\""
                            .split(" "),
                    "\"currency\" \"sector\" \"investor\" \"name\" \"province\" \"dateSigned\" \"reason\" \"version\""
                            .split(" "),
                    "\"tiers\" \"above\" \"sectors\" \"id\" \"host\" \"previous\" \"exchangeRates\" \"timeZone\""
                            .split(" "),
                    "\"channel\" \"arrivesAt\" \"rawRecord\" \"key\" \"text\" \"base64\" \"online\" \"off-site\""
                            .split(" "),
                    "\"\\n\" \"\\u2028\" \"\\u202e\" \"\\u0000\" \"\\ud83d\" \"\\ud83d\\ude80\" \"\u202e\u2029\" \"\ufeff\""
                            .split(" "),
                    "{ } [ ] , : \" \\ \n \u001b \ufeff \u2028 {\"a\":1,\"a\":2} [1] {\"x\":{}}".split(" "))
            .stream()
            .flatMap(Arrays::stream)
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    private Tokens() {}

    /** Where a token lies, {@code end} exclusive; empty if there is none. */
    record Span(int start, int end) {

        byte[] of(byte[] bytes) {
            return Arrays.copyOfRange(bytes, start, end);
        }
    }

    /** A token that decoders may find strange. */
    static byte[] strange(SplittableRandom random) {
        return DICTIONARY.get(random.nextInt(DICTIONARY.size()));
    }

    /** Some token of the input, whole containers included; now and then what only looks like one. */
    static Span any(byte[] input, SplittableRandom random) {
        boolean aligned = random.nextInt(8) > 0;
        int start = aligned ? aligned(input, random) : next(input, random.nextInt(input.length + 1));
        return new Span(start, start == input.length ? start : end(input, start));
    }

    /** Where one of the tokens begins, seldom a member's name: with another kind of token there nothing behind it is read. */
    private static int aligned(byte[] input, SplittableRandom random) {
        int chosen = input.length;
        int tokens = 0;
        int start = next(input, 0);
        while (start < input.length) {
            int end = end(input, start);
            if (!isName(input, end) || random.nextInt(8) == 0) {
                tokens++;
                chosen = random.nextInt(tokens) == 0 ? start : chosen;
            }
            boolean container = input[start] == '{' || input[start] == '[';
            start = next(input, container ? start + 1 : end);
        }
        return chosen;
    }

    private static boolean isName(byte[] input, int end) {
        return end < input.length && input[end] == ':';
    }

    private static int next(byte[] input, int from) {
        int start = from;
        while (start < input.length && "\"{[-0123456789tfn".indexOf(input[start]) < 0) {
            start++;
        }
        return start;
    }

    private static int end(byte[] input, int start) {
        return switch (input[start]) {
            case '"' -> endOfString(input, start);
            case '{', '[' -> endOfContainer(input, start);
            default -> endOfWord(input, start);
        };
    }

    private static int endOfString(byte[] input, int start) {
        int end = start + 1;
        while (end < input.length && input[end] != '"') {
            end += input[end] == '\\' ? 2 : 1;
        }
        return Math.min(input.length, end + 1);
    }

    private static int endOfContainer(byte[] input, int start) {
        int depth = 0;
        int end = start;
        do {
            byte b = input[end];
            depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            end = b == '"' ? endOfString(input, end) : end + 1;
        } while (end < input.length && depth > 0);
        return end;
    }

    private static int endOfWord(byte[] input, int start) {
        int end = start;
        while (end < input.length && (Character.isLetterOrDigit(input[end]) || "+-.".indexOf(input[end]) >= 0)) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
