package io.signboard.screen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/** The board's page in a browser, by what its elements say of themselves. */
final class BoardPage {

    /** How long anything may take that needs no time-out of Kafka's to pass. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(50);

    private static final String SCREEN_CHECKS = screenChecks();

    private final ChromeDriver driver;

    private BoardPage(ChromeDriver driver) {
        this.driver = driver;
    }

    private static String screenChecks() {
        try (InputStream in = BoardPage.class.getResourceAsStream("/screen/checks.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page. */
    static BoardPage open(Chromium chromium, String url) {
        chromium.driver().get(url);
        return new BoardPage(chromium.driver());
    }

    /** The exact value of a figure, e.g. of {@code headline.amount}; empty while it isn't shown. */
    Optional<String> value(String figure) {
        return Optional.ofNullable((String)
                script("return document.querySelector(`[data-figure=\"${arguments[0]}\"]`)?.dataset.value", figure));
    }

    /** What stands there to read; empty if there is no such element. */
    Optional<String> text(String selector) {
        return Optional.ofNullable(
                        (String) script("return document.querySelector(arguments[0])?.textContent", selector))
                .map(text -> text.replace('\u00a0', ' ').replace('\u202f', ' ').strip());
    }

    /** The text of a figure. */
    Optional<String> figureText(String figure) {
        return text("[data-figure=\"" + figure + "\"]");
    }

    /** The state of the light. */
    String light() {
        return String.valueOf(script("return document.querySelector('#light')?.dataset.state"));
    }

    /** Waits for a state of the light; at most so long. */
    void awaitLight(String state, Duration atMost) {
        await("the light is " + state)
                .atMost(atMost)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertEquals(state, light()));
    }

    /** Waits until figures have these exact values. */
    void awaitValues(Map<String, String> figures) {
        await("the figures")
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertEquals(figures, valuesOf(List.copyOf(figures.keySet()))));
    }

    /** The exact values of these figures; those that aren't shown are missing. */
    Map<String, String> valuesOf(List<String> figures) {
        Map<String, String> shown = new TreeMap<>();
        figures.forEach(figure -> value(figure).ifPresent(value -> shown.put(figure, value)));
        return shown;
    }

    /** Waits until something can be read. */
    void awaitText(String selector, String text) {
        await("'" + text + "' in " + selector)
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .untilAsserted(() -> assertEquals(Optional.of(text), text(selector)));
    }

    /** Runs a script and returns its answer; {@code arguments} are the script's. */
    @Nullable
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The same for one that must answer. */
    <T> T answer(Class<T> type, String script, Object... arguments) {
        return type.cast(Objects.requireNonNull(driver.executeScript(script, arguments)));
    }

    /** Whether there is such an element and it takes up room. */
    boolean isShown(String selector) {
        return answer(
                Boolean.class,
                "return [...document.querySelectorAll(arguments[0])].some(each => each.getBoundingClientRect().height > 1)",
                selector);
    }

    /** What a script that uses {@code screenChecks()} finds wrong, one sentence each. */
    List<String> faults(String script) {
        return ((List<?>) answer(List.class, SCREEN_CHECKS + script))
                .stream().map(String::valueOf).toList();
    }

    /** Leaves a mark that a reload would wipe away. */
    void mark() {
        script("window.markOfTheTest = true");
    }

    /** Whether the page is still the one that was marked. */
    boolean isMarked() {
        return answer(Boolean.class, "return window.markOfTheTest === true");
    }
}
