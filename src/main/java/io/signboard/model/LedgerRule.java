package io.signboard.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which event of a project counts: the highest revision; of one revision the smallest eventId, then channel id,
 * then content. That is a maximum in a total order, so it depends on neither order nor repetition.
 */
public final class LedgerRule {

    /** What an arriving event turned out to be, compared with the one that counts so far. */
    public enum Outcome {
        /** The project's first event, or a higher revision: it counts from now on. */
        COUNTS,
        /** A lower revision: nothing changes. */
        STALE,
        /** The same event, or the same content under an eventId that is not smaller: nothing changes. */
        DUPLICATE,
        /** The same content under a smaller eventId, which is kept from now on; no figure changes. */
        DUPLICATE_KEPT,
        /** The same revision with other content, and the arriving event counts from now on. */
        CONFLICT_WON,
        /** The same revision with other content, and the event that counted still counts. */
        CONFLICT_LOST;

        /** Whether the arriving event takes the place of the one that counted so far. */
        public boolean replaces() {
            return this == COUNTS || this == DUPLICATE_KEPT || this == CONFLICT_WON;
        }
    }

    private LedgerRule() {}

    /** Compares an arriving event with the one of the same project that counts so far, or with none. */
    public static Outcome judge(@Nullable Entry current, Entry arriving) {
        if (current == null) {
            return Outcome.COUNTS;
        }
        ProjectEvent old = current.event();
        ProjectEvent next = arriving.event();
        if (next.revision() != old.revision()) {
            return next.revision() > old.revision() ? Outcome.COUNTS : Outcome.STALE;
        }
        int byId = TextOrder.compare(next.eventId(), old.eventId());
        int byContent = compareContent(arriving, current);
        if (byContent == 0) {
            return byId < 0 ? Outcome.DUPLICATE_KEPT : Outcome.DUPLICATE;
        }
        boolean wins = byId != 0 ? byId < 0 : byContent < 0;
        return wins ? Outcome.CONFLICT_WON : Outcome.CONFLICT_LOST;
    }

    /** Orders by channel id, then by the decoded fields in the schema's order; absent fields sort first. */
    private static int compareContent(Entry a, Entry b) {
        int order = TextOrder.compare(a.channel().id(), b.channel().id());
        return order != 0 ? order : compareFields(a.event(), b.event());
    }

    private static int compareFields(ProjectEvent a, ProjectEvent b) {
        int order = TextOrder.compare(a.type().id(), b.type().id());
        order = order != 0 ? order : TextOrder.compareAbsentFirst(a.title(), b.title());
        order = order != 0 ? order : compareValues(a.value(), b.value());
        order = order != 0 ? order : TextOrder.compareAbsentFirst(a.sector(), b.sector());
        order = order != 0 ? order : TextOrder.compareAbsentFirst(a.investorName(), b.investorName());
        order = order != 0 ? order : TextOrder.compareAbsentFirst(a.investorType(), b.investorType());
        order = order != 0 ? order : TextOrder.compareAbsentFirst(a.province(), b.province());
        order = order != 0 ? order : compareDates(a.dateSigned(), b.dateSigned());
        return order != 0 ? order : TextOrder.compareAbsentFirst(a.reason(), b.reason());
    }

    private static int compareValues(@Nullable Money a, @Nullable Money b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (a.currency().equals(b.currency())) {
            return Long.compare(a.minorUnits(), b.minorUnits());
        }
        BigDecimal amount = a.amount();
        int order = amount.compareTo(b.amount());
        return order != 0
                ? order
                : a.currency().getCurrencyCode().compareTo(b.currency().getCurrencyCode());
    }

    private static int compareDates(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a.compareTo(b);
    }
}
