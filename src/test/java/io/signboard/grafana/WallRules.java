package io.signboard.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the hall's wall needs: 1920×1080 in kiosk mode without scrolling, and every number legible at 10 m.
 *
 * <p>Grafana's grid has 24 columns and rows of 30 px, 8 px apart. In kiosk mode the bar with the variables stays, 16 + 32 + 16
 * px, and 16 px of padding at the other sides. A panel spends 32 px on its title and 9 px a side on its border and padding; the
 * text of a stat panel has another 12 px a side, or 8 px in a box of up to 100 px.
 *
 * <p>On a screen of 2 m a pixel is 1 mm, and a digit of 36 px is 26 mm high: 10 m are 400 times that, which is what signs are
 * made for. Names are read as words, so that 24 px do.
 */
final class WallRules {

    private static final int SCREEN_WIDTH = 1920;
    private static final int SCREEN_HEIGHT = 1080;
    private static final int CONTROLS = 64;
    private static final int SIDE = 16;
    private static final int GAP = 8;
    private static final int ROW = 30 + GAP;
    private static final double COLUMN = (SCREEN_WIDTH - 2 * SIDE + GAP) / 24.0;
    private static final int TITLE = 32;
    private static final int FRAME = 2 * 9;
    private static final int ITEM_GAP = 10;

    private static final int LEAST_NUMBER = 36;
    private static final int LEAST_NAME = 24;
    private static final double STAT_LINE = 1.2;
    private static final double BAR_NAME_LINE = 1.5;

    /** The share of a bar gauge's width that its number takes at least, and its padding. */
    private static final double BAR_NUMBER_SHARE = 0.2;

    private static final int BAR_NUMBER_PADDING = 20;
    private static final Set<String> OF_NUMBERS = Set.of("stat", "bargauge");

    /**
     * The widest that a panel plausibly shows.
     *
     * @param items how many numbers stand in it
     * @param number the longest number
     * @param unit the longest unit, drawn at 0.6 of the number's size
     * @param name the longest name above a number, empty if none is shown
     */
    private record Widest(int items, String number, String unit, String name) {}

    /** Well above the largest ceremony known, with four members a breakdown and two tiers. */
    private static final Map<String, Widest> WIDEST = Map.ofEntries(
            Map.entry("Total of all that is counted", new Widest(1, "9999.9", "bn", "Total CNY")),
            Map.entry("The same in 亿元", new Widest(1, "99999", "亿元", "总额")),
            Map.entry("The same in US dollars", new Widest(1, "9999.99", "bn", "US dollars")),
            Map.entry("Projects counted", new Widest(1, "9999", "", "Projects")),
            Map.entry("Status of the ceremony", new Widest(1, "REHEARSAL", "", "")),
            Map.entry("Age of the number", new Widest(1, "59", "mins", "Age")),
            Map.entry("Venue against off-site", new Widest(2, "100", "%", "Off-site")),
            Map.entry("Large projects", new Widest(2, "999", "", "over-1bn")),
            Map.entry("Large projects: change on last year", new Widest(2, "+999", "", "over-1bn")),
            Map.entry("Guests", new Widest(1, "9999.9", "bn", "Guests CNY")),
            Map.entry("Channels", new Widest(3, "100", "%", "off-site")),
            Map.entry("Sectors", new Widest(4, "100", "%", "intelligent manufacturing")),
            Map.entry("Investors", new Widest(4, "100", "%", "foreign-funded enterprises")));

    private WallRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("fits a wall of 1920×1080", WallRules::height),
                onWall("shows large text", WallRules::size),
                onWall("shows text unclipped", WallRules::clipping));
    }

    private static Rule onWall(String name, Function<Panel, Stream<String>> findings) {
        Rule rule = Rule.ofPanels(name, findings);
        return new Rule(name, dashboard -> dashboard.isWall() ? rule.findings().apply(dashboard) : Stream.empty());
    }

    private static Stream<String> height(Dashboard dashboard) {
        int rows = dashboard.panels().stream()
                .mapToInt(panel -> panel.y() + panel.height())
                .max()
                .orElse(0);
        int needed = CONTROLS + rows * ROW - GAP + SIDE;
        return dashboard.isWall() && needed > SCREEN_HEIGHT ? Stream.of("needs " + needed + " px") : Stream.empty();
    }

    private static Stream<String> size(Panel panel) {
        if (panel.type().equals("timeseries")) {
            // Shows a shape; its numbers stand in the other panels.
            return Stream.empty();
        }
        JsonNode text = panel.options().path("text");
        boolean named = !panel.options().path("textMode").asText().equals("value");
        boolean large = text.path("valueSize").asInt() >= LEAST_NUMBER
                && (!named || text.path("titleSize").asInt() >= LEAST_NAME);
        return OF_NUMBERS.contains(panel.type()) && large ? Stream.empty() : Stream.of(panel + " has text " + text);
    }

    private static Stream<String> clipping(Panel panel) {
        if (!OF_NUMBERS.contains(panel.type())) {
            return Stream.empty();
        }
        Widest widest = WIDEST.get(panel.title());
        if (widest == null) {
            return Stream.of(panel + " has no widest text");
        }
        boolean fits = panel.type().equals("stat") ? fitsStat(panel, widest) : fitsBars(panel, widest);
        return fits ? Stream.empty() : Stream.of(panel + " clips " + widest);
    }

    private static boolean fitsStat(Panel panel, Widest widest) {
        double box = (innerWidth(panel) - (widest.items - 1) * ITEM_GAP) / widest.items;
        double padding = 2 * (innerHeight(panel) > 100 ? 12 : 8);
        double lines = STAT_LINE * (number(panel) + (widest.name.isEmpty() ? 0 : name(panel)));
        double width = Math.max(
                TextWidth.of(widest.number, widest.unit, number(panel)), TextWidth.of(widest.name, name(panel)));
        return width <= box - padding && lines <= innerHeight(panel) - padding;
    }

    private static boolean fitsBars(Panel panel, Widest widest) {
        double row = (innerHeight(panel) - (widest.items - 1) * ITEM_GAP) / widest.items;
        double text = TextWidth.of(widest.number, widest.unit, number(panel)) + BAR_NUMBER_PADDING;
        double bar = innerWidth(panel) - Math.max(text, innerWidth(panel) * BAR_NUMBER_SHARE);
        return row - BAR_NAME_LINE * name(panel) >= number(panel)
                && TextWidth.of(widest.name, name(panel)) <= innerWidth(panel)
                && bar >= innerWidth(panel) / 2;
    }

    private static double innerWidth(Panel panel) {
        return panel.width() * COLUMN - GAP - FRAME;
    }

    private static double innerHeight(Panel panel) {
        return panel.height() * ROW - GAP - TITLE - FRAME;
    }

    private static int number(Panel panel) {
        return panel.options().path("text").path("valueSize").asInt();
    }

    private static int name(Panel panel) {
        return panel.options().path("text").path("titleSize").asInt();
    }
}
