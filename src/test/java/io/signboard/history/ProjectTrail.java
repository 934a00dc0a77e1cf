package io.signboard.history;

import io.signboard.support.Told;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One project's valid records, and whether the rejects are what some order of their arrival gives. Records of one partition
 * arrive in the order of their offsets; how those of several topics interleave isn't recorded, so each way is tried.
 *
 * <p>Which event counts after any set of records is the same whatever their order, so a state is no more than how far each
 * topic is read.
 */
final class ProjectTrail {

    /** A project with more ways than this is left to the checks of its single records. */
    private static final long MOST_STATES = 1_000_000;

    private final List<List<EventRecord>> columns;
    private final List<EventRecord> records;
    private final EventRecord counting;

    /** Takes a project's valid records, at least one, those of each topic by offset. */
    ProjectTrail(Collection<EventRecord> records) {
        Map<String, List<EventRecord>> byTopic = new TreeMap<>();
        records.forEach(
                record -> byTopic.computeIfAbsent(record.at().partition().toString(), topic -> new ArrayList<>())
                        .add(record));
        this.columns = List.copyOf(byTopic.values());
        this.records = List.copyOf(records);
        this.counting = records.stream()
                .min(Comparator.comparing(EventRecord::told, Told.LAW))
                .orElseThrow();
    }

    /** The record that counts in the end; of equal ones, the first. */
    EventRecord counting() {
        return counting;
    }

    List<EventRecord> records() {
        return records;
    }

    void check(DefinitionLog definitions, Violations violations) {
        long before = violations.found();
        records.forEach(record -> checkConflict(record, violations));
        checkLosers(violations);
        records.forEach(record -> checkRefusals(record, definitions, violations));
        checkVerdict(definitions, violations);
        if (violations.found() == before && !isPossible()) {
            violations.add(
                    counting.at(),
                    "no order in which the records of project " + name() + " may have arrived gives these rejects: "
                            + records.stream()
                                    .map(record -> record.at() + " " + record.verdicts())
                                    .toList());
        }
    }

    private String name() {
        return counting.told().projectId() + " of ceremony " + counting.told().ceremonyId();
    }

    /** A conflict needs a record of the same revision with other content that comes first by the law. */
    private void checkConflict(EventRecord record, Violations violations) {
        Told told = record.told();
        boolean loses = records.stream()
                .map(EventRecord::told)
                .anyMatch(other -> isConflict(other, told) && Told.LAW.compare(other, told) < 0);
        for (Verdict verdict : record.verdicts()) {
            if (verdict.isConflict() && !loses) {
                violations.add(
                        verdict.at(),
                        "rejects " + record.at() + " for a conflict, but it loses none of project " + name());
            }
        }
    }

    private static boolean isConflict(Told a, Told b) {
        return a.revision() == b.revision() && !a.hasContentOf(b);
    }

    /** Of the last revision, each content that doesn't count has lost. */
    private void checkLosers(Violations violations) {
        Told best = counting.told();
        for (EventRecord record : records) {
            Told told = record.told();
            if (isConflict(told, best)
                    && records.stream()
                            .filter(other -> other.told().revision() == told.revision()
                                    && other.told().hasContentOf(told))
                            .noneMatch(other -> other.hasConflict(true) || other.hasConflict(false))) {
                violations.add(
                        record.at(),
                        "expected a reject with the reason conflict, since " + counting.at() + " counts for project "
                                + name() + ", and found none");
            }
        }
    }

    /** A definition's refusals: only such as a version gives, and the same again only after another verdict. */
    private static void checkRefusals(EventRecord record, DefinitionLog definitions, Violations violations) {
        List<Verdict> refusals = record.verdicts().stream()
                .filter(verdict -> !verdict.isConflict())
                .toList();
        if (refusals.isEmpty()) {
            return;
        }
        List<String> possible = definitions.refusals(record.told());
        int next = 0;
        for (Verdict verdict : refusals) {
            while (next < possible.size() && !possible.get(next).equals(verdict.reason())) {
                next++;
            }
            if (next == possible.size()) {
                violations.add(
                        verdict.at(),
                        "rejects " + record.at() + " as " + verdict.reason()
                                + ", as no definition does, or none again: " + "expected of " + possible
                                + " each once at most and found " + refusals);
                return;
            }
            next++;
        }
    }

    /** What counts and the newest definition refuses was reported so, at this record or at another one that says the same. */
    private void checkVerdict(DefinitionLog definitions, Violations violations) {
        Told best = counting.told();
        String verdict = definitions.verdict(best);
        if (verdict.isEmpty()) {
            return;
        }
        String last = records.stream()
                .filter(record -> record.told().revision() == best.revision()
                        && record.told().hasContentOf(best))
                .flatMap(record -> record.verdicts().stream())
                .filter(told -> !told.isConflict())
                .max(Comparator.comparingLong(told -> told.at().offset()))
                .map(Verdict::reason)
                .orElse("none");
        if (!last.equals(verdict)) {
            violations.add(
                    counting.at(),
                    "expected a reject with the reason " + verdict + " of project " + name() + " and found " + last);
        }
    }

    /** Whether there is an order of arrival that gives exactly these conflicts. */
    private boolean isPossible() {
        int[] sizes = columns.stream().mapToInt(List::size).toArray();
        long states = 1;
        for (int size : sizes) {
            states *= size + 1L;
            if (states > MOST_STATES) {
                return true;
            }
        }
        BitSet reached = new BitSet((int) states);
        reached.set(0);
        int[] read = new int[sizes.length];
        for (int state = 0; state < states; state++) {
            if (reached.get(state)) {
                step(state, read, sizes, reached);
            }
            for (int i = 0; i < read.length && ++read[i] > sizes[i]; i++) {
                read[i] = 0;
            }
        }
        return reached.get((int) states - 1) && !counting.hasConflict(false);
    }

    /** Marks what may come next, one record more of any topic. */
    private void step(int state, int[] read, int[] sizes, BitSet reached) {
        @Nullable EventRecord current = best(read);
        int weight = 1;
        for (int i = 0; i < sizes.length; i++) {
            if (read[i] < sizes[i] && fits(current, columns.get(i).get(read[i]))) {
                reached.set(state + weight);
            }
            weight *= sizes[i] + 1;
        }
    }

    private @Nullable EventRecord best(int[] read) {
        @Nullable EventRecord best = null;
        for (int i = 0; i < read.length; i++) {
            for (EventRecord record : columns.get(i).subList(0, read[i])) {
                best = best == null || Told.LAW.compare(record.told(), best.told()) < 0 ? record : best;
            }
        }
        return best;
    }

    /** Whether the rejects say what happens when a record meets the one that counts so far. */
    private static boolean fits(@Nullable EventRecord current, EventRecord arriving) {
        if (current == null || arriving.told().revision() > current.told().revision()) {
            return !arriving.hasConflict(true) && (current == null || !current.hasConflict(false));
        }
        boolean wins = Told.LAW.compare(arriving.told(), current.told()) < 0;
        if (isConflict(arriving.told(), current.told())) {
            return wins
                    ? !arriving.hasConflict(true) && current.hasConflict(false)
                    : arriving.hasConflict(true) && arriving.verdicts().size() == 1;
        }
        return wins
                ? !arriving.hasConflict(true) && !arriving.hasRefusal(true) && !current.hasConflict(false)
                : arriving.verdicts().isEmpty();
    }
}
