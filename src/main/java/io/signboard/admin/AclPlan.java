package io.signboard.admin;

import io.signboard.admin.AclStep.Grant;
import java.util.List;

/**
 * What separates a cluster's ACLs from those that the roles need.
 *
 * @param steps in the catalogue's order, then what is there beyond it
 */
public record AclPlan(List<AclStep> steps) {

    /** Copies the steps. */
    public AclPlan {
        steps = List.copyOf(steps);
    }

    /** The steps that {@link AclPlanner#apply} carries out. */
    public List<Grant> grants() {
        return steps.stream()
                .filter(Grant.class::isInstance)
                .map(Grant.class::cast)
                .toList();
    }

    /** The steps as sentences, one each. */
    public List<String> sentences() {
        return steps.stream().map(AclStep::sentence).toList();
    }
}
