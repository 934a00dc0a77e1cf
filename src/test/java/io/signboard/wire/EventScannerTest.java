package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the scanner's and what is left to the parser; {@link EventDecoderProperties} holds that both say the same. */
class EventScannerTest {

    private final EventDraft draft = new EventDraft();
    private final EventScanner scanner = new EventScanner(draft);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"signed\"}",
                "{\"reason\":\"x\",\"type\":\"\"}",
                " {\t\"revision\"\r: 7\n, \"title\" : \"签约 \uD83D\uDE80\u007f\" } \n",
                "{\"value\":{\"currency\":\"CNY\",\"amount\":0.50},\"investor\":{\"type\":\"state\"}}",
                "{\"revision\":0}"
            })
    void shouldReadPlainSpellings(String json) {
        assertTrue(reads(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"title\":\"a\\tb\"}",
                "{\"t\\u0069tle\":\"a\"}",
                "{\"title\":null}",
                "{\"title\":true}",
                "{\"more\":1}",
                "{\"titles\":\"a\"}",
                "{\"title\":[]}",
                "{\"title\":{}}",
                "{\"value\":7}",
                "{\"value\":{\"amount\":-1}}",
                "{\"revision\":1e0}",
                "{\"title\":\"a\",\"title\":\"a\"}",
                "\uFEFF{\"title\":\"a\"}"
            })
    void shouldLeaveOthersToTheParser(String json) {
        assertFalse(reads(json));
    }

    @Test
    void shouldReadValuesUpToItsBound() {
        String json = EventText.signed().json();
        String longest = json + " ".repeat(EventScanner.MAX_BYTES - bytes(json).length);

        boolean read = reads(longest);
        boolean readMore = reads(longest + " ");

        assertTrue(read);
        assertFalse(readMore);
    }

    /** A shorter value after a longer one must not see what that one left. */
    @Test
    void shouldNotReadOnInTheValueBefore() {
        String longer = "{\"title\":\"0123456789012345678901234567890123456789\",\"sector\":\"a\"}";

        assertTrue(reads(longer));
        for (int length = 0; length < longer.length(); length++) {
            assertFalse(reads(longer.substring(0, length)));
        }
    }

    @Test
    void shouldTakeTextsAndNumbersAsTheyStandThere() {
        boolean read = reads("{\"type\":\"签约\",\"revision\":70.0,\"value\":{\"amount\":\"5\"}}");

        assertTrue(read && draft.isString(EventField.TYPE) && draft.isString(EventField.AMOUNT));
        assertTrue(draft.isNumber(EventField.REVISION) && !draft.isNumber(EventField.AMOUNT));
        assertEquals("签约", draft.text(EventField.TYPE));
        assertEquals("70.0", draft.text(EventField.REVISION));
        assertEquals("5", draft.text(EventField.AMOUNT));
    }

    private boolean reads(String json) {
        return scanner.read(bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
