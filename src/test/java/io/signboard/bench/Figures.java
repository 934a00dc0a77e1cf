package io.signboard.bench;

import io.signboard.model.Summary;
import java.math.BigDecimal;

/**
 * What is counted, headline and guests together.
 *
 * @param projects how many projects
 * @param amount what they are worth
 */
record Figures(long projects, BigDecimal amount) {

    /** Nothing counted. */
    static final Figures NONE = new Figures(0, BigDecimal.ZERO);

    /** What a summary shows. */
    static Figures of(Summary summary) {
        Figures headline =
                new Figures(summary.headline().projects(), summary.headline().amount());
        Summary.Guests guests = summary.guests();
        return guests == null ? headline : headline.plus(new Figures(guests.projects(), guests.amount()));
    }

    Figures plus(Figures other) {
        return new Figures(projects + other.projects, amount.add(other.amount));
    }

    /** Whether both say the same, however the amounts are written. */
    boolean isSameAs(Figures other) {
        return projects == other.projects && amount.compareTo(other.amount) == 0;
    }
}
