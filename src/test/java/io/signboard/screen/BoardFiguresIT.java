package io.signboard.screen;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows: the right figures, moving, in words that fit the language, and never as anything but text. */
class BoardFiguresIT extends InBrowser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Hall hall;

    @BeforeEach
    void open(@TempDir Path folder) throws InterruptedException {
        hall = Hall.open(folder);
        chromium.preferReducedMotion(false);
    }

    @AfterEach
    void close() {
        chromium.leave();
        hall.close();
    }

    @Test
    void shouldShowEveryPublishedFigure() {
        hall.defineSmartChinaExpo();
        hall.replaySmartChinaExpo("max");

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));

        Map<String, String> published = PublishedFigures.byPath();
        assertTrue(published.size() > 40, () -> "too few figures to compare: " + published);
        page.awaitValues(published);
        JsonNode headline = Hall.published().required("headline");
        assertEquals(
                headline.required("usd").decimalValue().stripTrailingZeros(),
                rounded(page.value("headline.converted.USD").orElseThrow(), headline.required("usdPrecision")));
        page.awaitLight("live", BoardPage.PATIENCE);
        assertEquals(List.of(), chromium.complaints());
    }

    private static BigDecimal rounded(String value, JsonNode precision) {
        return new BigDecimal(value)
                .divide(precision.decimalValue(), 0, RoundingMode.HALF_UP)
                .multiply(precision.decimalValue())
                .stripTrailingZeros();
    }

    @Test
    void shouldReadTheHeadlineInTheWordsOfEachLanguage() {
        hall.defineSmartChinaExpo();
        hall.replaySmartChinaExpo("max");

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));

        awaitFigureText(page, "headline.amount", "252.4 bn");
        awaitFigureText(page, "headline.projects", "92");
        BoardPage chinese = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=zh"));
        awaitFigureText(chinese, "headline.amount", "2524 亿元");
        assertEquals("zh", chinese.answer(String.class, "return document.documentElement.lang"));
    }

    private static void awaitFigureText(BoardPage page, String figure, String words) {
        await(figure + " reads " + words)
                .atMost(BoardPage.PATIENCE)
                .untilAsserted(() -> assertEquals(
                        words.replace(" ", ""),
                        page.figureText(figure)
                                .orElse("")
                                .replace(" ", "")
                                .replace(",", "")
                                .replace("¥", "")));
    }

    @Test
    void shouldMoveWhileTheFeedPlays() throws Exception {
        hall.defineSmartChinaExpo();
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));
        page.awaitValues(Map.of("headline.projects", "0", "headline.amount", "0"));

        CompletableFuture<?> playing = CompletableFuture.supplyAsync(() -> hall.replaySmartChinaExpo("3600"));
        TreeSet<Integer> seen = new TreeSet<>();
        await("the last project").atMost(Duration.ofSeconds(60)).until(() -> {
            page.value("headline.projects").ifPresent(value -> seen.add(Integer.valueOf(value)));
            return playing.isDone() && seen.contains(92);
        });

        playing.get();
        assertTrue(seen.size() > 5, () -> "the figure jumped: " + seen);
        page.awaitValues(PublishedFigures.byPath());
        assertTrue(page.isShown("#charts canvas"), "no curve is drawn");
    }

    @Test
    void shouldCountUpOnlyWhereMotionIsWelcome() {
        hall.defineSmartChinaExpo();
        hall.replaySmartChinaExpo("max");
        chromium.preferReducedMotion(true);

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=sce-2021&lang=en"));

        page.awaitValues(Map.of("headline.projects", "92"));
        assertEquals(Optional.of("92"), page.figureText("headline.projects"));
        assertEquals(
                0L,
                page.answer(
                        Long.class,
                        "return document.getAnimations().filter(each => each.playState === 'running'"
                                + " && each.effect.getComputedTiming().duration > 20).length"));
    }

    @Test
    void shouldShowHostileTextsAsText() {
        String hostile = "<b>&\"'</b><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>${1}&lt;";
        hall.define(definition("hostile", 1, "live", "USD", hostile));
        hall.sign("offline", "p-<b>&\"'", event("hostile", "p-<b>&\"'", hostile, "1500000", "USD"));

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=hostile&lang=en"));

        page.awaitValues(Map.of("headline.projects", "1"));
        String shown = "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent).join('|')";
        await("the title in both lists").atMost(BoardPage.PATIENCE).untilAsserted(() -> {
            assertTrue(page.answer(String.class, shown, "#ticker li").contains(hostile));
            assertTrue(page.answer(String.class, shown, "#largest li").contains(hostile));
        });
        assertTrue(page.answer(String.class, "return document.body.textContent").contains(hostile));
        assertEquals(
                0L,
                page.answer(
                        Long.class,
                        "return document.querySelectorAll('b, li img, li script').length + (window.hacked ?? 0)"));
        assertEquals(List.of(), chromium.complaints());
    }

    @Test
    void shouldKeepEveryDigitOfAnAmount() {
        hall.define(definition("dinars", 1, "live", "KWD", "Dinars"));
        List<String> projects = List.of("p-1", "p-2", "p-3");
        projects.forEach(id -> hall.sign("online", id, event("dinars", id, "Large", "99999999999999.999", "KWD")));

        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=dinars&lang=en"));

        page.awaitValues(Map.of(
                "headline.amount", "299999999999999.997",
                "channels.online.amount", "299999999999999.997",
                "headline.projects", "3"));
        page.awaitText("#digits", "KWD 299,999,999,999,999.997");
    }

    /** Browsers know how many digits shops print, which are fewer for some currencies. */
    @Test
    void shouldKnowTheSmallestUnitOfEveryCurrency() {
        BoardPage page = BoardPage.open(chromium, hall.url("?lang=en"));
        Map<String, Long> digits = new TreeMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                digits.put(currency.getCurrencyCode(), (long) currency.getDefaultFractionDigits());
            }
        }

        page.script(
                "import('./assets/words.js').then(words => window.digitsOfTheTest = Object.fromEntries("
                        + "arguments[0].map(code => [code, words.minorDigits(code)])))",
                List.copyOf(digits.keySet()));

        await("the page's digits")
                .atMost(BoardPage.PATIENCE)
                .untilAsserted(() -> assertEquals(digits, page.script("return window.digitsOfTheTest")));
    }

    @Test
    void shouldCallExactOnlyWhatWasPublished() {
        hall.define(definition("exact", 1, "live", "EUR", "Exact"));
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=exact&lang=en"));
        page.awaitText("#digits", "€0");
        page.script("window.seenByTheTest = []; new MutationObserver(() => window.seenByTheTest.push("
                + "document.querySelector('#digits').textContent)).observe(document.querySelector('#digits'),"
                + " { childList: true, characterData: true, subtree: true })");

        hall.sign("offline", "p-1", event("exact", "p-1", "Large", "123456789.01", "EUR"));

        await("the large amount in words, once it has been counted up to")
                .atMost(BoardPage.PATIENCE)
                .until(() -> page.text("#amount").orElse("").equals("€123.45 m"));
        assertEquals(List.of("€123,456,789.01"), page.script("return window.seenByTheTest"));
    }

    @Test
    void shouldMoveABarWithACorrectionThatChangesNoTotal() {
        hall.define(definition("moved", 1, "live", "EUR", "Moved"));
        hall.sign("offline", "p-1", event("moved", "p-1", "Early", "5000000", "EUR"));
        hall.sign(
                "offline",
                "p-2",
                event("moved", "p-2", "Late", "5000000", "EUR").put("dateSigned", "2021-08-23T10:20:00Z"));
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=moved&lang=en"));
        String bars = "return echarts.getInstanceByDom(document.querySelector('#charts'))?.getOption().series"
                + ".map(each => JSON.stringify(each.data)).join('|') ?? ''";
        page.awaitValues(Map.of("headline.projects", "2"));
        String total = "return String(echarts.getInstanceByDom(document.querySelector('#charts'))?.getOption()"
                + ".series[0].data.at(-1))";
        await("a curve of both").atMost(BoardPage.PATIENCE).until(() -> page.answer(String.class, total)
                .equals("10000000"));
        String before = page.answer(String.class, bars);

        hall.sign(
                "offline",
                "p-2",
                event("moved", "p-2", "Late", "5000000", "EUR")
                        .put("type", "amended")
                        .put("revision", 2)
                        .put("dateSigned", "2021-08-23T10:10:00Z"));

        await("other bars").atMost(BoardPage.PATIENCE).until(() -> !page.answer(String.class, bars)
                .equals(before));
        page.awaitValues(Map.of("headline.projects", "2", "headline.amount", "10000000"));
    }

    @Test
    void shouldLetPeopleChooseAmongCeremonies() {
        hall.define(definition("first", 1, "live", "EUR", "The first"));
        hall.define(definition("second", 1, "live", "JPY", "The second"));
        BoardPage page = BoardPage.open(chromium, hall.url("?lang=en"));
        await("two to choose from")
                .atMost(BoardPage.PATIENCE)
                .until(() -> page.answer(Long.class, "return document.querySelectorAll('#chooser a').length") == 2);

        page.script("document.querySelector('#chooser a[href*=second]').click()");

        page.awaitValues(Map.of("headline.projects", "0"));
        assertTrue(page.answer(String.class, "return location.search").contains("ceremony=second"));
        assertTrue(page.answer(String.class, "return document.body.textContent").contains("The second"));
    }

    @Test
    void shouldWaitForACeremonyThatIsNotThereYet() {
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=to-come&lang=en"));
        await("its name on the page").atMost(BoardPage.PATIENCE).until(() -> page.answer(
                        String.class, "return document.body.innerText")
                .contains("to-come"));
        page.mark();

        hall.define(definition("to-come", 1, "live", "EUR", "Here it is"));

        page.awaitValues(Map.of("headline.projects", "0"));
        assertTrue(page.isMarked(), "the page was reloaded");
    }

    @Test
    void shouldTellARehearsalFromTheRealThing() {
        hall.define(definition("stage", 1, "rehearsal", "EUR", "Stage"));
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=stage&lang=en"));
        await("the status").atMost(BoardPage.PATIENCE).untilAsserted(() -> assertEquals("rehearsal", status(page)));
        assertTrue(page.text("#status")
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("rehearsal"));
        chromium.shoot("rehearsal");

        hall.define(definition("stage", 2, "certified", "EUR", "Stage"));

        await("the new status").atMost(BoardPage.PATIENCE).untilAsserted(() -> assertEquals("certified", status(page)));
        page.awaitLight("final", BoardPage.PATIENCE);
    }

    private static String status(BoardPage page) {
        return page.answer(
                String.class,
                "const shown = document.querySelector('#status')?.dataset.status;"
                        + "return document.body.dataset.status === shown ? String(shown) : 'two kinds'");
    }

    @Test
    void shouldCallMembersByTheNamesOfTheDefinitionInForce() {
        hall.define(definition("names", 1, "live", "EUR", "Names"));
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=names&lang=en"));
        awaitBodyText(page, "Energy of yesterday");

        hall.define(definition("names", 2, "live", "EUR", "Names").replace("yesterday", "tomorrow"));

        awaitBodyText(page, "Energy of tomorrow");
    }

    private static void awaitBodyText(BoardPage page, String text) {
        await("'" + text + "' on the page").atMost(BoardPage.PATIENCE).until(() -> page.answer(
                        String.class, "return document.body.textContent")
                .contains(text));
    }

    @Test
    void shouldNotShowWhatWasWithdrawn() {
        hall.define(definition("gone", 1, "live", "EUR", "Gone"));
        hall.sign("offline", "p-1", event("gone", "p-1", "Soon gone", "5000000", "EUR"));
        BoardPage page = BoardPage.open(chromium, hall.url("?ceremony=gone&lang=en"));
        page.awaitValues(Map.of("headline.projects", "1", "sectors.energy.projects", "1"));

        hall.sign(
                "offline",
                "p-1",
                JSON.createObjectNode()
                        .put("type", "withdrawn")
                        .put("eventId", "e-2")
                        .put("ceremonyId", "gone")
                        .put("projectId", "p-1")
                        .put("revision", 2));

        page.awaitValues(Map.of("headline.projects", "0", "headline.amount", "0", "sectors.energy.projects", "0"));
        List<String> listed = new ArrayList<>();
        await("empty lists").atMost(BoardPage.PATIENCE).untilAsserted(() -> {
            listed.clear();
            listed.add(page.answer(
                    String.class,
                    "return [...document.querySelectorAll('[data-project]')].map(each => each.textContent).join('|')"));
            assertEquals(List.of(""), listed);
        });
    }

    private static String definition(String id, int version, String status, String currency, String name) {
        ObjectNode definition = JSON.createObjectNode()
                .put("ceremonyId", id)
                .put("version", version)
                .put("status", status)
                .put("currency", currency);
        definition.putObject("name").put("en", name);
        definition
                .putArray("sectors")
                .addObject()
                .put("id", "energy")
                .putObject("name")
                .put("en", "Energy of yesterday");
        return definition.toString();
    }

    private static ObjectNode event(String ceremonyId, String projectId, String title, String amount, String currency) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", "signed")
                .put(
                        "eventId",
                        "e-" + projectId.chars().mapToObj(Integer::toHexString).collect(Collectors.joining()))
                .put("ceremonyId", ceremonyId)
                .put("projectId", projectId)
                .put("title", title)
                .put("sector", "energy")
                .put("dateSigned", "2021-08-23T10:00:00Z");
        event.putObject("value").put("amount", amount).put("currency", currency);
        return event;
    }
}
