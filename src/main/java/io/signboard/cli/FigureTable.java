package io.signboard.cli;

import io.signboard.app.FigureRow;
import java.util.ArrayList;
import java.util.List;

/** Published and computed figures side by side. */
final class FigureTable {

    private static final List<String> HEADINGS = List.of("figure", "published", "computed", "same?");

    private final List<FigureRow> rows;

    FigureTable(List<FigureRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Whether every computed figure equals the published one, and there is at least one. */
    boolean isAllSame() {
        return !rows.isEmpty() && rows.stream().allMatch(FigureRow::same);
    }

    List<String> lines() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        rows.forEach(
                row -> cells.add(List.of(row.figure(), row.published(), row.computed(), row.same() ? "yes" : "NO")));
        int figure = width(cells, 0);
        int published = width(cells, 1);
        int computed = width(cells, 2);
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            lines.add(left(row.get(0), figure) + "  " + right(row.get(1), published) + "  "
                    + right(row.get(2), computed) + "  " + row.get(3));
        }
        long same = rows.stream().filter(FigureRow::same).count();
        lines.add(same + " of " + rows.size() + " figures are the same.");
        return lines;
    }

    private static int width(List<List<String>> cells, int column) {
        return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
