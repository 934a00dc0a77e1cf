package io.signboard.wire;

import io.signboard.model.Money;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of JSON texts exactly, whatever their spelling, in time linear in their length. */
final class Numbers {

    /** In the place of a number of units, which is 0 or more: there is none. */
    static final long NONE = -1;

    private static final int MAX_LONG_DIGITS = 18;
    private static final long MAX_EXPONENT = 1L << 40;

    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(c -> c.getDefaultFractionDigits() >= 0 && c.getDefaultFractionDigits() <= Money.MAX_DIGITS)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, c -> c));

    private Numbers() {}

    /** The currency with this ISO 4217 code, or null if there is none whose minor digits are defined. */
    static @Nullable Currency currency(String code) {
        return CURRENCIES.get(code);
    }

    /**
     * What {@code number} is worth in units of {@code 10^-digits}: empty if it isn't written as a JSON number, is
     * negative, needs more digits (trailing zeros don't count) or exceeds a long.
     */
    static OptionalLong scaled(String number, int digits) {
        long units = units(number, digits);
        return units == NONE ? OptionalLong.empty() : OptionalLong.of(units);
    }

    /** As {@link #scaled}, but {@link #NONE} for empty. */
    static long units(String number, int digits) {
        int end = number.length();
        int position = 0;
        long units = 0;
        int count = 0;
        while (position < end && isDigit(number.charAt(position))) {
            units = units * 10 + number.charAt(position) - '0';
            position++;
            count++;
        }
        boolean plainStart = count > 0 && count + digits <= MAX_LONG_DIGITS && (count == 1 || number.charAt(0) != '0');
        if (!plainStart) {
            return anySpelling(number, digits);
        }
        int fraction = 0;
        if (position < end && number.charAt(position) == '.') {
            position++;
            int start = position;
            while (position < end && isDigit(number.charAt(position))) {
                char digit = number.charAt(position);
                if (fraction < digits) {
                    units = units * 10 + digit - '0';
                    fraction++;
                } else if (digit != '0') {
                    return anySpelling(number, digits);
                }
                position++;
            }
            if (position == start) {
                return NONE;
            }
        }
        if (position < end) {
            return anySpelling(number, digits);
        }
        for (int i = fraction; i < digits; i++) {
            units *= 10;
        }
        return units;
    }

    /** The rare spellings, as significant digits times a power of ten: exponents, and more digits than a long holds. */
    private static long anySpelling(String number, int digits) {
        if (!isJsonNumber(number)) {
            return NONE;
        }
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        int end = mark < 0 ? number.length() : mark;
        int point = number.indexOf('.');
        int fraction = point < 0 ? 0 : end - point - 1;
        int first = skipZeros(number, 0, end, 1);
        if (first == end) {
            return 0;
        }
        int last = skipZeros(number, end - 1, -1, -1);
        String significant = number.substring(first, last + 1).replace(".", "");
        int dropped = end - 1 - last - (point > last ? 1 : 0);
        long power = digits - (long) fraction + dropped + (mark < 0 ? 0 : exponent(number, mark + 1));
        boolean fits = power >= 0 && significant.length() + power <= MAX_LONG_DIGITS + 1;
        return fits && number.charAt(0) != '-'
                ? exactLong(new BigInteger(significant).multiply(BigInteger.TEN.pow((int) power)))
                : NONE;
    }

    /** The first position of a digit but 0, going by {@code step}, or {@code end}. */
    private static int skipZeros(String number, int from, int end, int step) {
        int position = from;
        while (position != end && (number.charAt(position) == '0' || !isDigit(number.charAt(position)))) {
            position += step;
        }
        return position;
    }

    /** The exponent at a JSON number's end; one too large for any use is cut to a value that is still too large. */
    private static long exponent(String number, int start) {
        boolean negative = number.charAt(start) == '-';
        long exponent = 0;
        for (int i = isDigit(number.charAt(start)) ? start : start + 1; i < number.length(); i++) {
            exponent = Math.min(exponent * 10 + number.charAt(i) - '0', MAX_EXPONENT);
        }
        return negative ? -exponent : exponent;
    }

    private static long exactLong(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : NONE;
    }

    /** Whether a text is a JSON number to the letter: no leading zeros or plus sign, digits around the point. */
    static boolean isJsonNumber(String text) {
        int position = text.startsWith("-") ? 1 : 0;
        int digits = endOfDigits(text, position);
        if (digits == position || (text.charAt(position) == '0' && digits > position + 1)) {
            return false;
        }
        position = digits;
        if (position < text.length() && text.charAt(position) == '.') {
            digits = endOfDigits(text, position + 1);
            if (digits == position + 1) {
                return false;
            }
            position = digits;
        }
        if (position < text.length() && (text.charAt(position) == 'e' || text.charAt(position) == 'E')) {
            position++;
            boolean signed = position < text.length() && (text.charAt(position) == '+' || text.charAt(position) == '-');
            position += signed ? 1 : 0;
            digits = endOfDigits(text, position);
            if (digits == position) {
                return false;
            }
            position = digits;
        }
        return position == text.length();
    }

    private static int endOfDigits(String text, int from) {
        int position = from;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        return position;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
