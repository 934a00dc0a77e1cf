package io.signboard.board.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.board.view.ShownCeremonies;
import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Window;
import io.signboard.model.WindowSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CeremonyGaugesTest {

    private static final String EXPO = "{'ceremonyId':'expo','version':1,'currency':'CNY','exchangeRates':{'USD':6.25},"
            + "'tiers':[{'id':'large','above':100}],'sectors':[{'id':'steel'}],'investors':[{'id':'state'}],"
            + "'provinces':[{'id':'home'},{'id':'away'}],'host':'home',"
            + "'previous':{'projects':5,'amount':1000,'tiers':{'large':1}}}";
    private static final Instant NOON = Instant.parse("2021-08-23T12:00:00Z");

    private final ShownCeremonies shown = new ShownCeremonies();
    private final CeremonyGauges gauges =
            new CeremonyGauges(() -> Optional.of(shown.ceremonies()), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldGiveEveryFigureOfASummary() {
        shown.show(Figures.with(EXPO)
                .add(Channel.OFFLINE, 600, "steel", "state", null)
                .add(Channel.ONLINE, 150, "paper", "state", "home")
                .add(Channel.OFF_SITE, 50, null, null, "home")
                .add(Channel.ONLINE, 25, "steel", "state", "away")
                .add(Channel.ONLINE, 35, "steel", "state", "far away")
                .summary(7));

        Map<String, String> expected = new TreeMap<>();
        give(expected, "ceremony_projects{ceremony='expo'}", 3);
        give(expected, "ceremony_amount{ceremony='expo',currency='CNY'}", 800);
        give(expected, "ceremony_converted_amount{ceremony='expo',currency='USD'}", 128);
        give(expected, "ceremony_venue_projects{ceremony='expo'}", 2);
        give(expected, "ceremony_venue_amount{ceremony='expo',currency='CNY'}", 750);
        give(expected, "ceremony_venue_percent{ceremony='expo'}", 94);
        part(expected, "channel", "offline", 1, 600, 75);
        part(expected, "channel", "online", 1, 150, 19);
        part(expected, "channel", "off-site", 1, 50, 6);
        part(expected, "sector", "steel", 1, 600, 75);
        part(expected, "sector", "other", 2, 200, 25);
        part(expected, "investor", "state", 2, 750, 94);
        part(expected, "investor", "other", 1, 50, 6);
        part(expected, "province", "home", 3, 800, 100);
        part(expected, "province", "away", 0, 0, 0);
        give(expected, "ceremony_tier_projects{ceremony='expo',tier='large'}", 2);
        give(expected, "ceremony_tier_change{ceremony='expo',tier='large'}", 1);
        give(expected, "ceremony_guest_projects{ceremony='expo'}", 2);
        give(expected, "ceremony_guest_amount{ceremony='expo',currency='CNY'}", 60);
        give(expected, "ceremony_change_projects{ceremony='expo'}", -2);
        give(expected, "ceremony_change_amount{ceremony='expo',currency='CNY'}", -200);
        give(expected, "ceremony_status{ceremony='expo',status='rehearsal'}", 0);
        give(expected, "ceremony_status{ceremony='expo',status='live'}", 1);
        give(expected, "ceremony_status{ceremony='expo',status='provisional'}", 0);
        give(expected, "ceremony_status{ceremony='expo',status='certified'}", 0);
        give(expected, "ceremony_summary_sequence{ceremony='expo'}", 7);
        give(expected, "ceremony_summary_timestamp_seconds{ceremony='expo'}", 1_629_685_867.25);
        give(expected, "signboard_unlisted_projects{ceremony='expo',dimension='sector'}", 2);
        give(expected, "signboard_unlisted_projects{ceremony='expo',dimension='investor'}", 1);
        give(expected, "signboard_unlisted_projects{ceremony='expo',dimension='province'}", 1);
        assertEquals(expected, Scrape.of(gauges));
    }

    @Test
    void shouldCountAGuestOfTheHeadlineOnce() {
        String definition = EXPO.replace("'host'", "'guestsInHeadline':true,'host'");
        shown.define("expo", definition.replace('\'', '"'));
        shown.show(Figures.with(definition)
                .add(Channel.ONLINE, 35, "steel", "state", "far away")
                .summary(1));

        assertEquals(
                "1.0", Scrape.of(gauges).get("signboard_unlisted_projects{ceremony=\"expo\",dimension=\"province\"}"));
    }

    private static void part(
            Map<String, String> expected, String dimension, String id, int projects, int amount, int percent) {
        String name = "ceremony_" + dimension + "_";
        String member = dimension + "='" + id + "'";
        // Labels stand in the order of their names.
        String currency = dimension.equals("channel") ? member + ",currency='CNY'" : "currency='CNY'," + member;
        give(expected, name + "projects{ceremony='expo'," + member + "}", projects);
        give(expected, name + "amount{ceremony='expo'," + currency + "}", amount);
        give(expected, name + "percent{ceremony='expo'," + member + "}", percent);
    }

    private static void give(Map<String, String> expected, String series, double value) {
        expected.put(series.replace('\'', '"'), Double.toString(value));
    }

    @Test
    void shouldLeaveOutWhatTheDefinitionDoesNotAskFor() {
        shown.show(Figures.with("{'ceremonyId':'bare','version':1,'currency':'JPY'}")
                .summary(1));

        Set<String> families = Scrape.of(gauges).keySet().stream()
                .map(series -> series.substring(0, series.indexOf('{')))
                .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "ceremony_projects",
                        "ceremony_amount",
                        "ceremony_venue_projects",
                        "ceremony_venue_amount",
                        "ceremony_venue_percent",
                        "ceremony_channel_projects",
                        "ceremony_channel_amount",
                        "ceremony_channel_percent",
                        "ceremony_status",
                        "ceremony_summary_sequence",
                        "ceremony_summary_timestamp_seconds",
                        "signboard_unlisted_projects"),
                families);
    }

    @Test
    void shouldForgetMembersThatAreGone() {
        shown.show(Figures.with(EXPO).summary(1));
        assertTrue(Scrape.of(gauges).containsKey("ceremony_sector_projects{ceremony=\"expo\",sector=\"steel\"}"));

        shown.show(Figures.with(EXPO.replace("'steel'", "'glass'")).summary(2));

        assertFalse(Scrape.of(gauges).toString().contains("steel"));
        assertTrue(Scrape.of(gauges).containsKey("ceremony_sector_projects{ceremony=\"expo\",sector=\"glass\"}"));
    }

    @Test
    void shouldForgetACeremonyThatIsGone() {
        shown.show(Figures.with(EXPO).summary(1));

        shown.remove("expo");

        assertEquals(Map.of(), Scrape.of(gauges));
    }

    @Test
    void shouldKeepCeremoniesOfDifferentCurrenciesApart() {
        shown.show(Figures.with(EXPO).add(Channel.ONLINE, 5, null, null, null).summary(1));
        shown.show(Figures.with("{'ceremonyId':'harbour','version':1,'currency':'JPY','status':'certified'}")
                .add(Channel.ONLINE, 7, null, null, null)
                .summary(9));

        Map<String, String> series = Scrape.of(gauges);

        assertEquals("5.0", series.get("ceremony_amount{ceremony=\"expo\",currency=\"CNY\"}"));
        assertEquals("7.0", series.get("ceremony_amount{ceremony=\"harbour\",currency=\"JPY\"}"));
        assertEquals("1.0", series.get("ceremony_status{ceremony=\"harbour\",status=\"certified\"}"));
        assertEquals("0.0", series.get("ceremony_status{ceremony=\"harbour\",status=\"live\"}"));
    }

    @Test
    void shouldGiveTheLatestWindowThatHasBegun() {
        shown.show(Figures.with(EXPO).summary(1));
        shown.show(window(-3, 1, 3));
        shown.show(window(0, 1, 4));
        shown.show(window(1, 1, 5));
        shown.show(window(-7, 5, 6));
        shown.show(window(90, 60, 8));

        Map<String, String> windows = windows();

        assertEquals(
                "4.0", windows.get("ceremony_window_projects{ceremony=\"expo\",channel=\"online\",size=\"PT1M\"}"));
        assertEquals(
                "0.0", windows.get("ceremony_window_projects{ceremony=\"expo\",channel=\"offline\",size=\"PT1M\"}"));
        assertEquals(
                "6.0", windows.get("ceremony_window_projects{ceremony=\"expo\",channel=\"online\",size=\"PT5M\"}"));
        assertEquals(
                "400.0",
                windows.get(
                        "ceremony_window_amount{ceremony=\"expo\",channel=\"online\",currency=\"CNY\",size=\"PT1M\"}"));
        assertEquals(12, windows.size(), "three channels, two figures, two sizes");
    }

    private Map<String, String> windows() {
        return Scrape.of(gauges).entrySet().stream()
                .filter(series -> series.getKey().startsWith("ceremony_window_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A window that starts some minutes after noon, with so many projects of a hundred yuan, all online. */
    private static WindowSummary window(int minute, int sizeInMinutes, int projects) {
        ChannelTotals totals = new ChannelTotals();
        for (int i = 0; i < projects; i++) {
            totals.add(Channel.ONLINE, 100_00);
        }
        Window window = new Window(Duration.ofMinutes(sizeInMinutes), NOON.getEpochSecond() / 60 + minute);
        return WindowSummary.of("expo", window, totals, Currency.getInstance("CNY"), false, 1, 1);
    }

    @Test
    void shouldGiveNothingBeforeAnythingIsKnown() {
        assertEquals(Map.of(), Scrape.of(gauges));
        assertEquals(Map.of(), Scrape.of(new CeremonyGauges(Optional::empty, Clock.systemUTC())));
    }

    @Test
    void shouldPutNothingButIdsIntoLabels() {
        shown.show(Figures.with(EXPO)
                .add(Channel.ONLINE, 5, "<b>paper", "my type", "nowhere")
                .summary(1));

        String text = Scrape.of(gauges).toString();

        assertFalse(text.contains("<b>") || text.contains("my type") || text.contains("nowhere"), text);
        assertFalse(text.contains("Secret"), text);
    }
}
