package io.signboard.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a hall can tell by the page's light that the figures are not alive, whatever has stopped, and that they are again. */
class BoardLightIT extends InBrowser {

    /** The promise to the hall. */
    private static final Duration RED_WITHIN = Duration.ofSeconds(10);

    /** Kafka's clients and groups take their time to find each other again. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    private Hall hall;
    private BoardPage page;

    @BeforeEach
    void open(@TempDir Path folder) throws InterruptedException {
        hall = Hall.open(folder);
        hall.defineSmartChinaExpo();
        page = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));
        page.awaitLight("live", BoardPage.PATIENCE);
        page.mark();
    }

    @AfterEach
    void close() {
        chromium.leave();
        hall.close();
    }

    @Test
    void shouldGoRedWithoutAProcessorAndGreenWithANewOne() throws InterruptedException {
        hall.stopProcessor();
        page.awaitLight("late", RED_WITHIN);
        page.awaitLight("stale", RED_WITHIN);
        chromium.shoot("stale");

        hall.startProcessor();

        page.awaitLight("live", BACK_WITHIN);
        assertTrue(page.isMarked(), "the page was reloaded");
    }

    @Test
    void shouldGoRedWithoutABrokerAndGreenWhenItIsBack() {
        hall.stopBroker();
        page.awaitLight("stale", RED_WITHIN);

        hall.startBroker();

        page.awaitLight("live", BACK_WITHIN);
        assertTrue(page.isMarked(), "the page was reloaded");
    }

    @Test
    void shouldGoRedWithoutABoardAndShowTheNewestFiguresOnceItIsBack() {
        hall.stopBoard();
        hall.replaySmartChinaExpo("max");
        page.awaitLight("stale", RED_WITHIN);
        assertEquals("0", page.value("headline.projects").orElse("nothing"));

        hall.startBoard();

        page.awaitLight("live", BACK_WITHIN);
        page.awaitValues(Map.of(
                "headline.projects", Hall.published().at("/headline/projects").asText()));
        assertTrue(page.isMarked(), "the page was reloaded");
    }

    @Test
    void shouldNotBeGreenForAnOldFigureAfterAReload() {
        hall.stopProcessor();
        page.awaitLight("stale", RED_WITHIN);

        BoardPage anew = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));

        anew.awaitValues(Map.of("headline.projects", "0"));
        anew.awaitLight("stale", BoardPage.PATIENCE);
    }
}
