package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.Ceremonies;
import io.signboard.support.LedgeredTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A tally is a group: what is added can be taken away, and parts add up in any order. */
class TallyProperties {

    private static final String CEREMONY = Ceremonies.IDS.get(0);

    @Provide
    Arbitrary<Definition> definitions() {
        return Ceremonies.definitions(CEREMONY);
    }

    /** One entry a project, as a ledger holds them. */
    @Provide
    Arbitrary<List<Entry>> ledgers() {
        return Ceremonies.entries(30).map(entries -> {
            Map<String, Entry> byProject = new LinkedHashMap<>();
            entries.forEach(entry -> byProject.put(entry.event().projectId(), entry));
            return List.copyOf(byProject.values());
        });
    }

    @Property(tries = 300)
    void shouldUndoByTakingAwayWhatWasAdded(
            @ForAll("definitions") Definition definition,
            @ForAll("ledgers") List<Entry> ledger,
            @ForAll Random random) {
        int kept = random.nextInt(ledger.size() + 1);
        LedgeredTally never = tally(definition, ledger.subList(0, kept));
        LedgeredTally undone = tally(definition, ledger);
        List<Entry> rest = new ArrayList<>(ledger.subList(kept, ledger.size()));
        Collections.shuffle(rest, random);

        rest.forEach(undone::subtract);

        assertEquals(never.partial(), undone.partial());
        assertEquals(withoutEmptied(never), withoutEmptied(undone));
    }

    @Property(tries = 300)
    void shouldTellOfAnEmptiedMinuteOnce(
            @ForAll("definitions") Definition definition, @ForAll("ledgers") List<Entry> ledger) {
        LedgeredTally tally = tally(definition, ledger);
        Map<Long, ChannelTotals> before = tally.takeChangedMinutes();

        ledger.forEach(tally::subtract);

        Map<Long, ChannelTotals> after = tally.takeChangedMinutes();
        assertEquals(before.keySet(), after.keySet());
        assertTrue(after.values().stream().allMatch(ChannelTotals::isZero));
        assertEquals(Map.of(), tally.takeChangedMinutes());
        assertEquals(Map.of(), tally.minutes());
    }

    @Property(tries = 300)
    void shouldTellOfChangedMinutesOnly(
            @ForAll("definitions") Definition definition,
            @ForAll("ledgers") List<Entry> ledger,
            @ForAll Random random) {
        int told = random.nextInt(ledger.size() + 1);
        LedgeredTally tally = tally(definition, ledger.subList(0, told));
        Map<Long, ChannelTotals> known = new HashMap<>(tally.takeChangedMinutes());

        ledger.subList(told, ledger.size()).forEach(tally::add);

        known.putAll(tally.takeChangedMinutes());
        assertEquals(tally.minutes(), known);
    }

    @Property(tries = 300)
    void shouldMergePartsInAnyGrouping(
            @ForAll("definitions") Definition definition,
            @ForAll("ledgers") List<Entry> ledger,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 6) int count) {
        List<List<Entry>> split = split(ledger, count, random);
        List<Partial> parts = new ArrayList<>(
                split.stream().map(part -> tally(definition, part).partial()).toList());
        Collections.shuffle(parts, random);
        int cut = random.nextInt(count + 1);

        Partial merged = Partial.merge(
                definition,
                List.of(
                        Partial.merge(definition, parts.subList(cut, count)),
                        Partial.merge(definition, List.of()),
                        Partial.merge(definition, parts.subList(0, cut))));

        assertEquals(tally(definition, ledger).partial(), merged);
    }

    private static List<List<Entry>> split(List<Entry> ledger, int count, Random random) {
        List<List<Entry>> split = IntStream.range(0, count)
                .<List<Entry>>mapToObj(i -> new ArrayList<>())
                .toList();
        ledger.forEach(entry -> split.get(random.nextInt(count)).add(entry));
        return split;
    }

    private static LedgeredTally tally(Definition definition, List<Entry> entries) {
        LedgeredTally tally = new LedgeredTally(definition);
        entries.forEach(tally::add);
        return tally;
    }

    private static Map<Long, ChannelTotals> withoutEmptied(LedgeredTally tally) {
        tally.takeChangedMinutes();
        return tally.minutes();
    }
}
