package io.signboard.grafana;

/** How wide Grafana's font (Inter) is, a little on the safe side: the test's machine needn't have it. */
final class TextWidth {

    private static final double UNIT_SIZE = 0.6;

    private TextWidth() {}

    /** A number's and its unit's width in pixels, at the number's font size in pixels. */
    static double of(String number, String unit, int size) {
        double space = unit.isEmpty() || unit.equals("%") ? 0 : em(' ');
        return of(number, size) + (of(unit, size) + space * size) * UNIT_SIZE;
    }

    /** A text's width in pixels, at a font size in pixels. */
    static double of(String text, int size) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * size;
    }

    private static double em(int character) {
        if (Character.isIdeographic(character)) {
            return 1;
        }
        if (Character.isDigit(character)) {
            return 0.64;
        }
        return switch (character) {
            case '.', ',', ' ', 'i', 'l' -> 0.3;
            case 'm', 'w', 'M', 'W', '%' -> 0.95;
            case '-', 'f', 'r', 't' -> 0.46;
            default -> Character.isUpperCase(character) ? 0.74 : 0.62;
        };
    }
}
