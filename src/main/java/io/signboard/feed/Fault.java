package io.signboard.feed;

import io.signboard.model.Money;
import io.signboard.model.Reason;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A way to spoil an event.
 *
 * @param reason why the event must be refused then
 * @param spoil does it
 */
record Fault(Reason reason, Consumer<BadEvent> spoil) {

    private static final String LONG = '"' + "x".repeat(501) + '"';

    /** Faults of every reason that a single line can have: not misplaced, which takes several partitions. */
    static List<Fault> all(Vocabulary words) {
        String currency = words.currency().getCurrencyCode();
        return Stream.of(malformed(), fields(), amounts(currency), refusals(words, currency))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> malformed() {
        return List.of(
                new Fault(Reason.MALFORMED, e -> e.raw(e.text().substring(0, 40))),
                new Fault(Reason.MALFORMED, e -> e.raw("[" + e.text() + "]")),
                new Fault(
                        Reason.MALFORMED,
                        e -> e.raw("{\"type\":\"signed\"," + e.text().substring(1))),
                new Fault(Reason.MALFORMED, e -> e.raw("")),
                new Fault(Reason.MALFORMED, e -> e.raw(null)),
                new Fault(Reason.MALFORMED, e -> e.with("investor", "\"state\"")),
                new Fault(Reason.MALFORMED, BadEvent::notUtf8));
    }

    private static List<Fault> fields() {
        return List.of(
                new Fault(Reason.MISSING_FIELD, e -> e.without("eventId")),
                new Fault(Reason.MISSING_FIELD, e -> e.with("ceremonyId", "null")),
                new Fault(Reason.MISSING_FIELD, e -> e.with("dateSigned", "\"\"")),
                new Fault(Reason.MISSING_FIELD, e -> e.without("value")),
                new Fault(Reason.BAD_TYPE, e -> e.with("type", "\"cancelled\"")),
                new Fault(Reason.BAD_TYPE, e -> e.with("title", "17")),
                new Fault(Reason.TOO_LONG, e -> e.with("title", LONG)),
                new Fault(Reason.TOO_LONG, e -> e.with("eventId", LONG)),
                new Fault(Reason.KEY_MISMATCH, e -> e.keyed("p-of-another")),
                new Fault(Reason.KEY_MISMATCH, e -> e.keyed(null)),
                new Fault(Reason.BAD_REVISION, e -> e.with("revision", "0")),
                new Fault(Reason.BAD_REVISION, e -> e.with("revision", "1.5")),
                new Fault(Reason.BAD_DATE, e -> e.with("dateSigned", "\"2021-13-23T10:31:07+08:00\"")),
                new Fault(Reason.BAD_DATE, e -> e.with("dateSigned", "\"yesterday\"")));
    }

    private static List<Fault> amounts(String currency) {
        return List.of(
                new Fault(Reason.BAD_AMOUNT, e -> e.value("0", currency)),
                new Fault(Reason.BAD_AMOUNT, e -> e.value("-50000000", currency)),
                new Fault(Reason.BAD_AMOUNT, e -> e.value("50000000.00001", currency)),
                new Fault(Reason.BAD_AMOUNT, e -> e.value("1e400", currency)),
                new Fault(Reason.BAD_AMOUNT, e -> e.value("\"5 million\"", currency)),
                new Fault(Reason.BAD_AMOUNT, e -> e.value("50000000", "ZZZ")));
    }

    /** Valid events that the definition refuses. */
    private static List<Fault> refusals(Vocabulary words, String currency) {
        String other = currency.equals("USD") ? "EUR" : "USD";
        Fault mismatch = new Fault(Reason.CURRENCY_MISMATCH, e -> e.value("50000000", other));
        if (words.minimum() <= 1) {
            return List.of(mismatch);
        }
        BigInteger below = BigInteger.valueOf(words.minimum() - 1);
        String amount = Money.major(below, words.currency()).toPlainString();
        return List.of(mismatch, new Fault(Reason.BELOW_MINIMUM, e -> e.value(amount, currency)));
    }
}
