package io.signboard.admin.doctor;

import io.signboard.admin.TopicCheck;
import io.signboard.admin.TopicCounts;
import io.signboard.admin.TopicPlan;
import io.signboard.admin.TopicPlanner;
import io.signboard.admin.TopicStep;
import io.signboard.admin.TopicStep.ChangeConfig;
import io.signboard.admin.TopicStep.Create;
import io.signboard.admin.TopicStep.Unchanged;
import io.signboard.admin.TopicVerdict;
import io.signboard.admin.TopicVerdict.Sound;
import io.signboard.admin.TopicVerdict.Unsound;
import io.signboard.wire.TopicCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Looks whether the topics are as the catalogue says. What a start would refuse is wrong, any other difference a note. */
final class TopicsCheck implements Check {

    private final Admin admin;
    private final TopicCatalog catalog;
    private final String servers;
    private final Supplier<Set<String>> hidden;

    /**
     * Prepares the look.
     *
     * @param hidden the topics that this login may not see, which would seem to be missing
     */
    TopicsCheck(Admin admin, TopicCatalog catalog, String servers, Supplier<Set<String>> hidden) {
        this.admin = admin;
        this.catalog = catalog;
        this.servers = servers;
        this.hidden = hidden;
    }

    @Override
    public String title() {
        return "Topics";
    }

    @Override
    public List<Finding> findings() {
        if (!hidden.get().isEmpty()) {
            return List.of(
                    Finding.note("Not checked, because this login may not see " + Words.list(hidden.get()) + ".", ""));
        }
        return judge(
                new TopicCheck(catalog, servers).check(admin),
                new TopicPlanner(admin, catalog).plan(TopicCounts.UNSPECIFIED),
                servers);
    }

    static List<Finding> judge(TopicVerdict verdict, TopicPlan plan, String servers) {
        List<Finding> findings = new ArrayList<>();
        List<String> problems = verdict instanceof Unsound unsound ? unsound.problems() : List.of();
        problems.forEach(problem -> findings.add(Finding.wrong(problem, "")));
        for (TopicStep step : plan.steps()) {
            boolean isKnown = problems.stream().anyMatch(problem -> problem.contains(step.topic() + " "));
            if (!isKnown) {
                difference(step, servers).ifPresent(findings::add);
            }
        }
        if (verdict instanceof Sound sound) {
            findings.add(
                    0,
                    Finding.ok("Every topic is there, and the event topics have "
                            + Words.count(sound.eventPartitions(), "partition") + " each."));
        }
        return findings;
    }

    private static Optional<Finding> difference(TopicStep step, String servers) {
        if (step instanceof Unchanged || step instanceof Create) {
            return Optional.empty();
        }
        if (step instanceof ChangeConfig config) {
            String settings = config.changes().entrySet().stream()
                    .map(change -> change.getKey() + "=" + change.getValue().to())
                    .collect(Collectors.joining(", "));
            return Optional.of(Finding.note(
                    "The topic " + step.topic() + " lacks settings of its own: " + settings + ".",
                    "`./signboard topics apply --bootstrap-servers " + servers + "` sets them."));
        }
        return Optional.of(Finding.note("The topic " + step.sentence(), ""));
    }
}
