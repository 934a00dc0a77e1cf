package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;

/**
 * All that is counted in one window: the headline, and guests where they stand apart.
 *
 * @param ceremonyId the ceremony
 * @param window the span of time
 * @param projects how many projects
 * @param amount what they are worth, in major units
 * @param channels all three channels, in {@link Channel}'s order
 * @param isFinal whether the wall clock has passed the window's end and grace; once true it stays true
 * @param revision counts what was published of this window, from 1
 * @param sequence the summary that this was published with
 */
public record WindowSummary(
        String ceremonyId,
        Window window,
        long projects,
        BigDecimal amount,
        List<Summary.Count> channels,
        boolean isFinal,
        long revision,
        long sequence) {

    /** Copies the channels. */
    public WindowSummary {
        channels = List.copyOf(channels);
    }

    /** Composes it from the window's totals in minor units of {@code currency}. */
    public static WindowSummary of(
            String ceremonyId,
            Window window,
            ChannelTotals totals,
            Currency currency,
            boolean isFinal,
            long revision,
            long sequence) {
        Total sum = totals.sum();
        List<Summary.Count> channels =
                Channel.ALL.stream().map(c -> count(c, totals, currency)).toList();
        return new WindowSummary(
                ceremonyId,
                window,
                sum.projects(),
                major(sum.amount(), currency),
                channels,
                isFinal,
                revision,
                sequence);
    }

    private static Summary.Count count(Channel channel, ChannelTotals totals, Currency currency) {
        Total total = totals.of(channel);
        return new Summary.Count(channel.id(), total.projects(), major(total.amount(), currency));
    }

    private static BigDecimal major(BigInteger minorUnits, Currency currency) {
        return Money.major(minorUnits, currency);
    }
}
