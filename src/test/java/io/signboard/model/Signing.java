package io.signboard.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event for examples, changed one field at a time. */
record Signing(
        Channel channel, EventType type, String eventId, long revision, long amount, String currency, String title) {

    static final String CEREMONY = "sce-2021";
    static final String PROJECT = "p-1";

    private static final Instant SIGNED = Instant.parse("2021-08-23T02:31:07Z");

    /** Revision 1 of a project worth 1000 yuan, signed online. */
    static Signing of(String eventId) {
        return new Signing(Channel.ONLINE, EventType.SIGNED, eventId, 1, 1_000, "CNY", "Wafers");
    }

    Signing at(Channel other) {
        return new Signing(other, type, eventId, revision, amount, currency, title);
    }

    Signing as(EventType other) {
        return new Signing(channel, other, eventId, revision, amount, currency, title);
    }

    Signing revision(long other) {
        return new Signing(channel, type, eventId, other, amount, currency, title);
    }

    Signing worth(long other, String in) {
        return new Signing(channel, type, eventId, revision, other, in, title);
    }

    Signing called(String other) {
        return new Signing(channel, type, eventId, revision, amount, currency, other);
    }

    /** With the amount in major units. */
    Entry entry() {
        boolean gone = type == EventType.WITHDRAWN;
        Currency in = Currency.getInstance(currency);
        @Nullable
        Money value = gone
                ? null
                : new Money(Money.minorUnits(new BigDecimal(amount), in).longValueExact(), in);
        return new Entry(
                channel,
                0,
                0,
                new ProjectEvent(
                        type,
                        eventId,
                        CEREMONY,
                        PROJECT,
                        revision,
                        gone ? null : title,
                        value,
                        null,
                        null,
                        null,
                        null,
                        gone ? null : SIGNED,
                        null));
    }

    /** A definition with nothing but a currency and a minimum in major units. */
    static Definition definition(long version, String currency, long minimum) {
        Currency in = Currency.getInstance(currency);
        return new Definition(
                CEREMONY,
                version,
                Status.LIVE,
                Map.of(),
                null,
                null,
                null,
                in,
                Map.of(),
                Money.minorUnits(new BigDecimal(minimum), in).longValueExact(),
                List.of(),
                new Dimension(List.of()),
                new Dimension(List.of()),
                new Dimension(List.of()),
                null,
                false,
                null);
    }
}
