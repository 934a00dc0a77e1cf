package io.signboard.screen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;

/** Whether all that is shown can be read on every kind of screen, in both languages, with tame and with unruly content. */
class BoardLayoutIT extends InBrowser {

    private static final List<Dimension> WALLS =
            List.of(new Dimension(1280, 720), new Dimension(1920, 1080), new Dimension(3840, 2160));
    private static final Dimension PHONE = new Dimension(390, 844);
    private static final String LARGEST_AMOUNT = "100000000000000";

    private static Hall hall;

    @BeforeAll
    static void open(@TempDir Path folder) throws InterruptedException {
        hall = Hall.open(folder);
        hall.defineSmartChinaExpo();
        hall.replaySmartChinaExpo("max");
        hall.define(unruly());
        for (int i = 0; i < 30; i++) {
            String id = "project-with-a-rather-long-identifier-" + i;
            hall.sign(i % 3 == 0 ? "online" : i % 3 == 1 ? "offline" : "off-site", id, unrulyEvent(id, i));
        }
        hall.define("{\"ceremonyId\":\"bare\",\"version\":1,\"currency\":\"JPY\"}");
    }

    @AfterAll
    static void close() {
        if (hall != null) {
            hall.close();
        }
    }

    /** Every size in both languages with tame and with unruly content; the ceremony of zeros once on a wall, once on a phone. */
    static Stream<Arguments> screens() {
        Stream<Arguments> filled = Stream.concat(WALLS.stream(), Stream.of(PHONE))
                .flatMap(size -> Stream.of("en", "zh").flatMap(language -> Stream.of("sce-2021", "unruly")
                        .map(ceremony -> Arguments.of(size, language, ceremony))));
        return Stream.concat(
                filled, Stream.of(Arguments.of(WALLS.get(1), "en", "bare"), Arguments.of(PHONE, "zh", "bare")));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void shouldFitTheScreen(Dimension size, String language, String ceremony) {
        chromium.preferReducedMotion(true);
        chromium.resize(size);

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=" + ceremony + "&lang=" + language));

        String name = ceremony + "-" + language + "-" + size.width + "x" + size.height;
        awaitDrawn(page, name);
        chromium.shoot(name);
        assertEquals(List.of(), page.faults("return screenChecks().clipped()"), "clipped or beyond the edge");
        assertEquals(List.of(), page.faults("return screenChecks().overlapping()"), "over each other");
        assertEquals(List.of(), page.faults("return screenChecks().faint()"), "contrast below 7:1");
        assertTrue(
                page.answer(Boolean.class, "return document.documentElement.scrollWidth <= innerWidth"),
                "scrolls sideways");
        if (!size.equals(PHONE)) {
            assertTrue(
                    page.answer(Boolean.class, "return document.documentElement.scrollHeight <= innerHeight"),
                    "scrolls");
        }
        assertEquals(List.of(), chromium.complaints());
    }

    private static void awaitDrawn(BoardPage page, String name) {
        await(name + " is drawn")
                .atMost(BoardPage.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        name.startsWith("bare") ? "0 projects, live, no charts" : "projects, live, charts",
                        page.value("headline.projects")
                                        .map(count -> count.equals("0") ? "0 projects" : "projects")
                                        .orElse("nothing")
                                + ", "
                                + page.light()
                                + (page.isShown("#charts canvas") ? ", charts" : ", no charts")));
    }

    private static String unruly() {
        ObjectMapper json = new ObjectMapper();
        ObjectNode definition = json.createObjectNode()
                .put("ceremonyId", "unruly")
                .put("version", 1)
                .put("currency", "CNY");
        definition.putObject("exchangeRates").put("USD", 6.4768).put("EUR", 7.61);
        definition
                .putObject("name")
                .put(
                        "en",
                        "The Seventeenth International Conference on the Signing of Projects of a Very Considerable Size "
                                + "and of Equally Considerable Names")
                .put("zh", "第十七届国际大型项目集中签约仪式暨高质量发展产业合作与数字经济创新融合推进大会及系列配套活动");
        members(definition.putArray("sectors"), 14);
        members(definition.putArray("investors"), 9);
        members(definition.putArray("provinces"), 40);
        definition.put("host", "member-0");
        ArrayNode tiers = definition.putArray("tiers");
        for (int i = 1; i <= 4; i++) {
            tiers.addObject().put("id", "tier-" + i).put("above", (long) Math.pow(10, 6 + 2 * i));
        }
        definition
                .putObject("previous")
                .put("ceremonyId", "before")
                .put("projects", 4321)
                .put("amount", 9_876_543_210_123_456L)
                .putObject("tiers")
                .put("tier-1", 4000);
        return definition.toString();
    }

    private static void members(ArrayNode list, int count) {
        for (int i = 0; i < count; i++) {
            list.addObject()
                    .put("id", "member-" + i)
                    .putObject("name")
                    .put("en", "Manufacture of unusually long names no. " + i)
                    .put("zh", "新一代信息技术与高端装备制造产业第" + i + "号");
        }
    }

    private static ObjectNode unrulyEvent(String id, int i) {
        ObjectNode event = new ObjectMapper()
                .createObjectNode()
                .put("type", "signed")
                .put("eventId", "e-" + id)
                .put("ceremonyId", "unruly")
                .put("projectId", id)
                .put("title", ("مشروع <b>&\"' 项目 project " + i + " ").repeat(12).strip())
                .put("sector", "member-" + i % 16)
                .put("province", "member-" + (i % 5 == 0 ? 3 : 0))
                .put("dateSigned", "2021-08-23T10:%02d:00+08:00".formatted(i));
        event.putObject("investor").put("name", "Investor").put("type", "member-" + i % 9);
        event.putObject("value")
                .put("amount", i == 7 ? "123456789.01" : LARGEST_AMOUNT)
                .put("currency", "CNY");
        return event;
    }
}
