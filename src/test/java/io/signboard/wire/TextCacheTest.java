package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextCacheTest {

    private final TextCache cache = new TextCache();

    @Test
    void shouldGiveTheSameTextForTheSameBytes() {
        assertSame(text("chongqing"), text("chongqing"));
        assertSame(text("渝"), text("渝"));
    }

    @Test
    void shouldRememberUpToItsBoundOnly() {
        String longest = "x".repeat(TextCache.MAX_BYTES);

        assertSame(text(longest), text(longest));
        assertNotSame(text(longest + "x"), text(longest + "x"));
        assertEquals(longest + "x", text(longest + "x"));
    }

    /** These differ in the middle only, so they share a slot. */
    @Test
    void shouldTellApartTextsThatShareASlot() {
        for (int i = 1000; i < 2000; i++) {
            String shared = "province-" + i + "-of-the-realm";

            assertEquals(shared, text(shared));
            assertEquals("province-", text("province-"));
        }
    }

    /** As two ceremonies' ids whose events come by turns. */
    @Test
    void shouldRememberTwoTextsThatShareASlot() {
        String one = text("ceremony-one-of-the-two");
        String other = text("ceremony-two-of-the-two");

        assertSame(one, text("ceremony-one-of-the-two"));
        assertSame(other, text("ceremony-two-of-the-two"));
    }

    @Test
    void shouldStayRightWhenManyMoreTextsComeThanItRemembers() {
        for (int i = 0; i < 20 * TextCache.SLOTS; i++) {
            String text = Integer.toString(i * 7919, 36);

            assertEquals(text, text(text));
        }
    }

    /** It lies between other bytes. */
    private String text(String text) {
        byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        return cache.text(bytes, 1, bytes.length - 1);
    }
}
