package io.signboard.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A project that counts, as lists of projects show it.
 *
 * @param projectId the project
 * @param title its title, if given
 * @param minorUnits its value in minor units of the ceremony's currency
 * @param channel where it was signed
 * @param sector its sector as the event gave it
 * @param investorName its investor's name
 * @param investorType its investor's group as the event gave it
 * @param province its province as the event gave it
 * @param dateSigned when it was signed
 */
public record Project(
        String projectId,
        @Nullable String title,
        long minorUnits,
        Channel channel,
        @Nullable String sector,
        @Nullable String investorName,
        @Nullable String investorType,
        @Nullable String province,
        Instant dateSigned) {

    /** The value in major units of the ceremony's currency. */
    public BigDecimal amount(Currency currency) {
        return Money.major(BigInteger.valueOf(minorUnits), currency);
    }

    /** The project of an entry whose event was signed or amended. */
    static Project of(Entry entry) {
        ProjectEvent event = entry.event();
        return new Project(
                event.projectId(),
                event.title(),
                event.requireValue().minorUnits(),
                entry.channel(),
                event.sector(),
                event.investorName(),
                event.investorType(),
                event.province(),
                event.requireDateSigned());
    }
}
