package io.signboard.board.metrics;

import io.signboard.model.Summary;
import java.util.List;

/**
 * The families of one dimension of a ceremony's figures. Each dimension has its own, so that the sum over a family's
 * members is the headline.
 *
 * @param projects projects by member
 * @param amount amounts by member
 * @param percent whole percents by member
 */
record Breakdown(Family projects, Family amount, Family percent) {

    /**
     * The families of a dimension.
     *
     * @param label names the dimension in the families' names, and its members in the labels
     * @param member what a member is, in words
     */
    static Breakdown by(String label, String member) {
        String prefix = "ceremony_" + label;
        return new Breakdown(
                Family.gauge(prefix + "_projects", "Projects of the headline by " + member + ".", "ceremony", label),
                Family.gauge(
                        prefix + "_amount",
                        "Amount of the headline by " + member + ", in the ceremony's currency.",
                        "ceremony",
                        "currency",
                        label),
                Family.gauge(
                        prefix + "_percent",
                        "Whole percents of the headline's amount by " + member + "; they add up to 100.",
                        "ceremony",
                        label));
    }

    List<Family> families() {
        return List.of(projects, amount, percent);
    }

    void give(Samples samples, String ceremony, String currency, List<Summary.Part> parts) {
        for (Summary.Part part : parts) {
            samples.give(projects, part.projects(), ceremony, part.id());
            samples.give(amount, part.amount(), ceremony, currency, part.id());
            samples.give(percent, part.percent(), ceremony, part.id());
        }
    }
}
