package io.signboard.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * Amounts as people say them, half up to two digits: {@code CNY 123.45 bn}, {@code 1,234.5 亿元}.
 *
 * @param language whose units
 */
record AmountText(Language language) {

    private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);
    private static final BigDecimal MILLION = BigDecimal.TEN.pow(6);
    private static final BigDecimal YI = BigDecimal.TEN.pow(8);
    private static final BigDecimal WAN = BigDecimal.TEN.pow(4);
    private static final Map<String, String> CHINESE = Map.of(
            "CNY", "元", "USD", "美元", "EUR", "欧元", "JPY", "日元", "HKD", "港元", "GBP", "英镑", "SGD", "新加坡元", "KRW", "韩元");

    /** An amount with its currency. */
    String of(BigDecimal amount, Currency currency) {
        String code = currency.getCurrencyCode();
        return language == Language.ZH
                ? chinese(amount) + CHINESE.getOrDefault(code, " " + code)
                : code + " " + english(amount);
    }

    /** A difference with its sign. */
    String change(BigDecimal change, Currency currency) {
        String sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "±";
        return sign + of(change.abs(), currency);
    }

    private static String english(BigDecimal amount) {
        if (amount.compareTo(BILLION) >= 0) {
            return number(amount, BILLION) + " bn";
        }
        return amount.compareTo(MILLION) >= 0 ? number(amount, MILLION) + " m" : number(amount, BigDecimal.ONE);
    }

    private static String chinese(BigDecimal amount) {
        if (amount.compareTo(YI) >= 0) {
            return number(amount, YI) + "亿";
        }
        return amount.compareTo(WAN) >= 0 ? number(amount, WAN) + "万" : number(amount, BigDecimal.ONE);
    }

    private static String number(BigDecimal amount, BigDecimal unit) {
        BigDecimal rounded = amount.divide(unit, 2, RoundingMode.HALF_UP);
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
    }
}
