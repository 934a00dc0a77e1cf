package io.signboard.history;

import io.signboard.support.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What became of every record in the end, each of exactly one class. */
final class Accounts {

    private final Map<String, Map<String, List<EventRecord>>> projects = new HashMap<>();
    private final Map<String, Long> classes = new TreeMap<>();

    Accounts(EventLog events) {
        events.all().forEach(record -> {
            if (record.isValid()) {
                projects.computeIfAbsent(record.told().ceremonyId(), id -> new HashMap<>())
                        .computeIfAbsent(record.told().projectId(), id -> new ArrayList<>(1))
                        .add(record);
            } else {
                count("refused on arrival");
            }
        });
    }

    void forEachProject(Consumer<ProjectTrail> visitor) {
        projects.values()
                .forEach(ceremony -> ceremony.values().forEach(records -> visitor.accept(new ProjectTrail(records))));
    }

    /** Counts a project's records: the one that counts as what the definition makes of it, the others as what they are to it. */
    void enter(ProjectTrail project, DefinitionLog definitions) {
        Told best = project.counting().told();
        for (EventRecord record : project.records()) {
            Told told = record.told();
            if (record == project.counting()) {
                count(counting(best, definitions));
            } else if (told.revision() < best.revision()) {
                count("stale");
            } else {
                count(told.hasContentOf(best) ? "duplicate" : "conflict");
            }
        }
    }

    private static String counting(Told best, DefinitionLog definitions) {
        if (!definitions.ceremonies().contains(best.ceremonyId())) {
            return "parked";
        }
        return definitions.verdict(best).isEmpty() ? "counted" : "refused by definition";
    }

    private void count(String name) {
        classes.merge(name, 1L, Long::sum);
    }

    Map<String, Long> classes() {
        return Map.copyOf(classes);
    }

    long sum() {
        return classes.values().stream().mapToLong(Long::longValue).sum();
    }
}
