package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;

/**
 * A valid event and the channel that brought it. What is absent, and what its type leaves out, is empty, zero or the epoch.
 *
 * @param channel what the topic's name ends with
 * @param type {@code signed}, {@code amended} or {@code withdrawn}
 * @param eventId identifies the event
 * @param ceremonyId the ceremony
 * @param projectId the project
 * @param revision at least 1
 * @param title the project's title
 * @param amount what it is worth, without trailing zeros behind the point
 * @param currency the amount's currency
 * @param sector the sector's id
 * @param investorName the investor's name
 * @param investorType the investor group's id
 * @param province the province's id
 * @param dateSigned when it was signed
 * @param reason why it was withdrawn
 */
public record Told(
        String channel,
        String type,
        String eventId,
        String ceremonyId,
        String projectId,
        long revision,
        String title,
        BigDecimal amount,
        String currency,
        String sector,
        String investorName,
        String investorType,
        String province,
        Instant dateSigned,
        String reason) {

    /** Of two contents under one eventId: the smaller channel id first, then the smaller fields in the schema's order. */
    private static final Comparator<Told> BY_CONTENT = Comparator.comparing(Told::channel, Told::compareByCodePoint)
            .thenComparing(Told::type, Told::compareByCodePoint)
            .thenComparing(Told::title, Told::compareByCodePoint)
            .thenComparing(Told::amount)
            .thenComparing(Told::currency, Told::compareByCodePoint)
            .thenComparing(Told::sector, Told::compareByCodePoint)
            .thenComparing(Told::investorName, Told::compareByCodePoint)
            .thenComparing(Told::investorType, Told::compareByCodePoint)
            .thenComparing(Told::province, Told::compareByCodePoint)
            .thenComparing(Told::dateSigned)
            .thenComparing(Told::reason, Told::compareByCodePoint);

    /** Of the events of one project the first counts: that of the highest revision, then of the smallest eventId. */
    public static final Comparator<Told> LAW = Comparator.comparingLong(Told::revision)
            .reversed()
            .thenComparing(Told::eventId, Told::compareByCodePoint)
            .thenComparing(BY_CONTENT);

    /** What a valid record says. */
    public static Told of(RawRecord raw) {
        JsonNode event = raw.event();
        boolean withdrawn = event.path("type").textValue().equals("withdrawn");
        JsonNode state = withdrawn ? event.path("") : event;
        return new Told(
                raw.channel().intern(),
                event.path("type").textValue().intern(),
                event.path("eventId").textValue(),
                event.path("ceremonyId").textValue().intern(),
                event.path("projectId").textValue(),
                event.path("revision").isNumber()
                        ? event.path("revision").decimalValue().longValueExact()
                        : 1,
                text(state.path("title")),
                withdrawn ? BigDecimal.ZERO : plain(state.path("value").path("amount")),
                text(state.path("value").path("currency")).intern(),
                text(state.path("sector")).intern(),
                text(state.path("investor").path("name")),
                text(state.path("investor").path("type")).intern(),
                text(state.path("province")).intern(),
                withdrawn
                        ? Instant.EPOCH
                        : OffsetDateTime.parse(state.path("dateSigned").textValue())
                                .toInstant(),
                withdrawn ? text(event.path("reason")) : "");
    }

    private static String text(JsonNode node) {
        return node.asText("");
    }

    private static BigDecimal plain(JsonNode amount) {
        BigDecimal stripped = new BigDecimal(amount.asText()).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether the project is given up. */
    public boolean isWithdrawn() {
        return type.equals("withdrawn");
    }

    /** Whether two events say the same, their ids apart. */
    public boolean hasContentOf(Told other) {
        return BY_CONTENT.compare(this, other) == 0;
    }

    static int compareByCodePoint(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
