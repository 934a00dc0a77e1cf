package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.support.Ceremonies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The tally is a pure function of the set of valid events and the definition. */
class LawProperties {

    private static final String FIRST = Ceremonies.IDS.get(0);
    private static final String SECOND = Ceremonies.IDS.get(1);

    /** Events of two ceremonies and a definition of each. */
    record History(Definition first, Definition second, List<Entry> events) {

        Map<String, Definition> definitions() {
            return Map.of(FIRST, first, SECOND, second);
        }

        List<Summary> expected() {
            return Stream.of(first, second)
                    .map(definition -> new NaiveCeremony(definition, events).summary())
                    .toList();
        }

        List<Summary> summaries(List<LedgerFold> partitions) {
            return Stream.of(first, second)
                    .map(definition -> LedgerFold.summary(definition, partitions))
                    .toList();
        }
    }

    @Provide
    Arbitrary<History> histories() {
        return Combinators.combine(
                        Ceremonies.definitions(FIRST), Ceremonies.definitions(SECOND), Ceremonies.entries(40))
                .as(History::new);
    }

    @Provide
    Arbitrary<Definition> redefinitions() {
        return Ceremonies.definitions(FIRST);
    }

    @Property(tries = 500)
    void shouldTallyWhatTheLawSays(@ForAll("histories") History history) {
        LedgerFold fold = new LedgerFold(history.definitions());

        history.events().forEach(fold::arrive);

        assertEquals(history.expected(), history.summaries(List.of(fold)));
    }

    @Property(tries = 500)
    void shouldNotDependOnOrderRepetitionOrPartitions(
            @ForAll("histories") History history,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 5) int count) {
        List<LedgerFold> partitions = Stream.generate(() -> new LedgerFold(history.definitions()))
                .limit(count)
                .toList();
        List<Entry> deliveries = disordered(history.events(), random);

        deliveries.forEach(entry -> partitions
                .get(Math.floorMod(entry.event().projectId().hashCode(), count))
                .arrive(entry));

        assertEquals(history.expected(), history.summaries(partitions));
    }

    @Property(tries = 150)
    void shouldTellTheTruthAfterEveryEvent(@ForAll("histories") History history) {
        LedgerFold fold = new LedgerFold(history.definitions());
        List<Summary> told = new ArrayList<>();

        history.events().forEach(entry -> {
            fold.arrive(entry);
            told.add(fold.summary(entry.event().ceremonyId()));
        });

        assertEquals(truths(history), told);
    }

    private static List<Summary> truths(History history) {
        List<Summary> truths = new ArrayList<>();
        for (int i = 0; i < history.events().size(); i++) {
            String ceremonyId = history.events().get(i).event().ceremonyId();
            Definition definition = history.definitions().getOrDefault(ceremonyId, history.first());
            truths.add(new NaiveCeremony(definition, history.events().subList(0, i + 1)).summary());
        }
        return truths;
    }

    @Property(tries = 300)
    void shouldTallyAnewWithANewerDefinition(
            @ForAll("histories") History history, @ForAll("redefinitions") Definition newer, @ForAll Random random) {
        LedgerFold fold = new LedgerFold(history.definitions());
        List<Entry> deliveries = disordered(history.events(), random);
        int half = deliveries.size() / 2;

        deliveries.subList(0, half).forEach(fold::arrive);
        fold.define(newer);
        deliveries.subList(half, deliveries.size()).forEach(fold::arrive);

        assertEquals(new NaiveCeremony(newer, history.events()).summary(), fold.summary(FIRST));
    }

    @Property(tries = 300)
    void shouldJudgeARepetitionAsDuplicateOrStale(@ForAll("histories") History history) {
        LedgerFold fold = new LedgerFold(history.definitions());
        history.events().forEach(fold::arrive);

        List<LedgerRule.Outcome> outcomes =
                history.events().stream().map(fold::arrive).toList();

        assertEquals(
                List.of(),
                outcomes.stream().filter(LedgerRule.Outcome::replaces).toList());
    }

    /** Every event once to three times, shuffled, each delivery with an offset of its own. */
    private static List<Entry> disordered(List<Entry> events, Random random) {
        List<Entry> deliveries = new ArrayList<>();
        for (Entry entry : events) {
            Collections.nCopies(1 + random.nextInt(3), entry)
                    .forEach(e -> deliveries.add(new Entry(e.channel(), deliveries.size(), 0, e.event())));
        }
        Collections.shuffle(deliveries, random);
        return deliveries.stream().collect(Collectors.toList());
    }
}
