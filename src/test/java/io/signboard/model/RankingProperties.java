package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The bounded ranking against a sorted set of everything. */
class RankingProperties {

    private static final int SHOWN = 10;
    private static final Instant NINE = Instant.parse("2021-08-23T01:00:00Z");

    @Provide
    Arbitrary<ProjectOrder> orders() {
        return Arbitraries.of(ProjectOrder.values());
    }

    /** What one change left behind. */
    private record Moment(List<String> expected, List<String> top, boolean exact, boolean thin, boolean thinBefore) {}

    /** Both rankings side by side, and what came of every change. */
    private static final class Race {
        final Ranking ranking;
        final int shown;
        final NavigableSet<Project> all;
        final List<Moment> moments = new ArrayList<>();
        int next;

        Race(ProjectOrder order, int shown) {
            this.ranking = new Ranking(order, shown);
            this.shown = shown;
            this.all = new TreeSet<>(order);
        }

        void add(Random random) {
            Project project = project(next++, random);
            boolean thin = ranking.isThin();
            ranking.add(event(project));
            all.add(project);
            note(thin);
        }

        void remove(Random random, boolean best) {
            if (!all.isEmpty()) {
                Project gone = best ? all.first() : new ArrayList<>(all).get(random.nextInt(all.size()));
                boolean thin = ranking.isThin();
                ranking.remove(event(gone));
                all.remove(gone);
                note(thin);
            }
        }

        private void note(boolean thinBefore) {
            List<String> expected =
                    all.stream().limit(shown).map(Project::projectId).toList();
            moments.add(new Moment(expected, ranking.top(), ranking.isExact(), ranking.isThin(), thinBefore));
        }
    }

    @Property(tries = 150)
    void shouldRankAsASortedSetDoes(
            @ForAll("orders") ProjectOrder order,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 10) int shown,
            @ForAll @IntRange(min = 0, max = 700) int first,
            @ForAll @IntRange(min = 0, max = 100) int best) {
        Race race = new Race(order, shown);

        storm(race, random, first, best);

        List<Moment> exact = race.moments.stream().filter(Moment::exact).toList();
        List<Moment> lost = race.moments.stream().filter(m -> !m.exact()).toList();
        assertEquals(
                exact.stream().map(Moment::expected).toList(),
                exact.stream().map(Moment::top).toList());
        assertTrue(lost.stream().allMatch(m -> m.top().size() < shown));
        assertTrue(lost.stream().allMatch(m -> m.thin() && m.thinBefore()), "not thin before it was not exact");
    }

    @Property(tries = 100)
    void shouldKnowEverythingUpToItsCapacity(
            @ForAll("orders") ProjectOrder order,
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = Ranking.CAPACITY) int first) {
        Race race = new Race(order, SHOWN);

        for (int i = 0; i < first; i++) {
            race.add(random);
        }
        for (int i = 0; i < first; i++) {
            race.remove(random, random.nextBoolean());
        }

        assertTrue(race.moments.stream().allMatch(Moment::exact));
        assertFalse(race.moments.stream().anyMatch(Moment::thin));
        assertEquals(
                race.moments.stream().map(Moment::expected).toList(),
                race.moments.stream().map(Moment::top).toList());
    }

    @Property(tries = 30)
    void shouldSayWhenRemovalsHaveUsedItUp(@ForAll("orders") ProjectOrder order, @ForAll Random random) {
        Race race = new Race(order, SHOWN);

        for (int i = 0; i < 1_000; i++) {
            race.add(random);
        }
        for (int i = 0; i < 1_000; i++) {
            race.remove(random, true);
        }

        assertEquals(
                1_000 + Ranking.CAPACITY - SHOWN,
                race.moments.stream().filter(Moment::exact).count());
        assertEquals(
                1_000 + Ranking.CAPACITY - Ranking.THIN,
                race.moments.stream().filter(m -> !m.thin()).count());
    }

    @Property(tries = 30)
    void shouldBeExactAgainWithEnoughNewOnesAboveTheFloor(@ForAll Random random) {
        Ranking ranking = new Ranking(ProjectOrder.LARGEST_FIRST, SHOWN);
        TreeSet<Project> all = new TreeSet<>(ProjectOrder.LARGEST_FIRST);
        for (int i = 0; i < 300; i++) {
            Project project = project(i, 1_000 + random.nextInt(1_000));
            ranking.add(event(project));
            all.add(project);
        }
        for (int i = 0; i < Ranking.CAPACITY; i++) {
            ranking.remove(event(all.pollFirst()));
        }
        for (int i = 300; i < 309; i++) {
            ranking.add(event(project(i, 5_000 + i)));
        }
        boolean tooFew = ranking.isExact();

        ranking.add(event(project(309, 5_309)));

        assertFalse(tooFew);
        assertTrue(ranking.isExact());
        assertEquals("p309", ranking.top().get(0));
    }

    private static void storm(Race race, Random random, int first, int best) {
        for (int i = 0; i < first; i++) {
            race.add(random);
        }
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(10) < 3) {
                race.add(random);
            } else {
                race.remove(random, random.nextInt(100) < best);
            }
        }
        for (int i = 0; i < 20; i++) {
            race.add(random);
        }
    }

    private static Project project(int number, Random random) {
        return project(number, 1 + random.nextInt(200));
    }

    private static Project project(int number, int value) {
        return new Project(
                "p" + number,
                null,
                value,
                Channel.ONLINE,
                null,
                null,
                null,
                null,
                NINE.plusMillis(250L * (value % 50)));
    }

    private static ProjectEvent event(Project project) {
        return new ProjectEvent(
                EventType.SIGNED,
                "e",
                "expo",
                project.projectId(),
                1,
                null,
                new Money(project.minorUnits(), Currency.getInstance("CNY")),
                null,
                null,
                null,
                null,
                project.dateSigned(),
                null);
    }
}
