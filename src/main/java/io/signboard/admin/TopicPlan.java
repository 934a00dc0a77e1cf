package io.signboard.admin;

import io.signboard.admin.TopicStep.Refused;
import io.signboard.admin.TopicStep.Unchanged;
import java.util.List;

/**
 * What separates a cluster's topics from the catalogue's.
 *
 * @param steps in the catalogue's order, at least one for each topic
 */
public record TopicPlan(List<TopicStep> steps) {

    /** Copies the steps. */
    public TopicPlan {
        steps = List.copyOf(steps);
    }

    /** The steps that {@link TopicPlanner#apply} carries out. */
    public List<TopicStep> changes() {
        return steps.stream()
                .filter(step -> !(step instanceof Refused) && !(step instanceof Unchanged))
                .toList();
    }

    /** What is not done, because it would delete records, move projects to other partitions or move replicas. */
    public List<Refused> refusals() {
        return steps.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }

    /** The steps as sentences, one each. */
    public List<String> sentences() {
        return steps.stream().map(TopicStep::sentence).toList();
    }
}
