package io.signboard.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Amounts as people say them, by the board's rule: {@code CNY 123.45 bn}, {@code 1,234.5亿元}. After two digits behind the
 * point the rest is cut off, never rounded up, and then both are shown ("252.40 bn"); fewer mean that the words are exact
 * ("252.4 bn"). Only a converted amount is rounded half up, and says "≈".
 *
 * @param language whose units
 */
record AmountText(Language language) {

    /** What stands before an estimate that was rounded. */
    static final String ROUNDED = "≈";

    private static final int DECIMALS = 2;
    private static final List<Unit> ENGLISH = List.of(new Unit(12, " tn"), new Unit(9, " bn"), new Unit(6, " m"));
    private static final List<Unit> CHINESE = List.of(new Unit(12, "万亿"), new Unit(8, "亿"), new Unit(4, "万"));
    private static final Map<String, String> CHINESE_CURRENCIES = Map.of(
            "CNY", "元", "USD", "美元", "EUR", "欧元", "JPY", "日元", "HKD", "港元", "GBP", "英镑", "SGD", "新加坡元", "KRW", "韩元");

    private record Unit(int exponent, String word) {}

    /** An amount with its currency, 0 or more. */
    String of(BigDecimal amount, Currency currency) {
        return text(amount, currency, RoundingMode.DOWN, "");
    }

    /** A converted amount with its currency, 0 or more. */
    String estimate(BigDecimal amount, Currency currency) {
        return text(amount, currency, RoundingMode.HALF_UP, ROUNDED + " ");
    }

    /** A difference with its sign. */
    String change(BigDecimal change, Currency currency) {
        String sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "±";
        return sign + of(change.abs(), currency);
    }

    private String text(BigDecimal amount, Currency currency, RoundingMode rounding, String markOfRounded) {
        Unit unit = unit(amount);
        BigDecimal inUnits = amount.movePointLeft(unit.exponent());
        int decimals = unit.exponent() == 0 ? currency.getDefaultFractionDigits() : DECIMALS;
        BigDecimal shown = inUnits.setScale(decimals, rounding);
        boolean isExact = shown.compareTo(inUnits) == 0;
        boolean isShortened = isExact && (unit.exponent() > 0 || isWhole(shown));
        String number = number(isShortened ? shown.stripTrailingZeros() : shown) + unit.word();
        String code = currency.getCurrencyCode();
        return (isExact ? "" : markOfRounded)
                + (language == Language.ZH
                        ? number + CHINESE_CURRENCIES.getOrDefault(code, " " + code)
                        : code + " " + number);
    }

    /** The largest unit that there is one of. */
    private Unit unit(BigDecimal amount) {
        return (language == Language.ZH ? CHINESE : ENGLISH)
                .stream()
                        .filter(unit -> amount.compareTo(BigDecimal.TEN.pow(unit.exponent())) >= 0)
                        .findFirst()
                        .orElse(new Unit(0, ""));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** With a comma every three digits, and as many decimals as it has. */
    private static String number(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }
}
