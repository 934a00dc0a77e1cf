package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever happens in whatever order, the driver finds every summary whole, next in its sequence, and equal to the naive
 * tally of exactly the inputs that it names; in the end it is the tally of everything. See {@link TallyDriver}.
 */
final class SignboardTopologyProperties {

    private static final List<String> SECTORS = List.of("steel", "glass", "rubber");
    private static final List<String> PROVINCES = List.of("chongqing", "sichuan", "hubei");

    /** One thing that happens; {@code seed} decides its particulars. */
    record Happening(Kind kind, long seed) {}

    enum Kind {
        EVENT,
        TICK,
        PAUSE,
        DEFINITION,
        RESTART,
        HOLD,
        RELEASE,
        BLIND,
        UNBLIND,
        GARBAGE
    }

    @Provide
    Arbitrary<List<Happening>> stories() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(60, Arbitraries.just(Kind.EVENT)),
                net.jqwik.api.Tuple.of(15, Arbitraries.just(Kind.TICK)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.PAUSE)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.DEFINITION)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Kind.RESTART)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.HOLD)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Kind.RELEASE)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.BLIND)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Kind.UNBLIND)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.GARBAGE)));
        Arbitrary<Long> seeds = Arbitraries.longs();
        return net.jqwik.api.Combinators.combine(kinds, seeds)
                .as(Happening::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(150);
    }

    @Property(tries = 150)
    void shouldPublishNothingButTheTallyOfItsInputs(
            @ForAll("stories") List<Happening> story,
            @ForAll @IntRange(min = 1, max = 3) int partitions,
            @ForAll @IntRange(min = 1, max = 4) int slice) {
        try (ClusterDriver driver = new ClusterDriver(Shapes.slicing(slice).withPartitions(partitions))) {
            long version = 0;
            for (Happening happening : story) {
                version += happening.kind() == Kind.DEFINITION ? 1 : 0;
                if (!lag(driver, happening)) {
                    happen(driver, happening, version);
                }
            }
            for (int partition = 0; partition < partitions; partition++) {
                driver.release(partition);
                driver.unblindLedger(partition);
            }
            end(driver, version + 1);
        }
    }

    @Property(tries = 15)
    void shouldPublishNothingElseInKafkasTestDriver(
            @ForAll("stories") List<Happening> story, @ForAll @IntRange(min = 1, max = 4) int slice) {
        try (TallyDriver driver = new TopologyDriver(Shapes.slicing(slice))) {
            long version = 0;
            for (Happening happening : story) {
                version += happening.kind() == Kind.DEFINITION ? 1 : 0;
                happen(driver, happening, version);
            }
            end(driver, version + 1);
        }
    }

    private static void end(TallyDriver driver, long version) {
        driver.define(version, "'host':'hubei','sectors':[{'id':'glass'}]").tick(Duration.ofSeconds(3));
        Summary last = driver.last();
        assertEquals(version, last.definitionVersion());
        assertEquals(driver.naiveOfAll(version).summary(last), last);
    }

    private static void happen(TallyDriver driver, Happening happening, long version) {
        Random random = new Random(happening.seed());
        int partition = random.nextInt(driver.settings().partitions());
        switch (happening.kind()) {
            case EVENT -> driver.send(Channel.ALL.get(random.nextInt(3)), event(random));
            case TICK -> driver.tick();
            case PAUSE -> driver.tick(Duration.ofMillis(100 + random.nextInt(6000)));
            case DEFINITION -> driver.define(version, definition(random));
            case RESTART -> driver.restarted();
            case GARBAGE -> driver.sendRaw(Channel.ALL.get(random.nextInt(3)), partition, null, new byte[] {'?'});
            case HOLD, RELEASE, BLIND, UNBLIND -> {}
        }
    }

    /** What only several tasks can do: lag behind one another, and restart one by one. Returns whether that was it. */
    private static boolean lag(ClusterDriver driver, Happening happening) {
        Random random = new Random(happening.seed());
        int partition = random.nextInt(driver.settings().partitions());
        switch (happening.kind()) {
            case HOLD -> {
                if (driver.settings().partitions() > 1) {
                    driver.hold(partition);
                }
            }
            case RELEASE -> driver.release(partition);
            case BLIND -> driver.blindLedger(partition);
            case UNBLIND -> driver.unblindLedger(partition);
            case RESTART -> {
                switch (random.nextInt(3)) {
                    case 0 -> driver.revive();
                    case 1 -> driver.restartLedger(partition);
                    default -> driver.restarted();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Few projects, revisions, eventIds and amounts, so that everything collides with everything. */
    private static TestEvent event(Random random) {
        TestEvent signed = TestEvent.signed("p" + random.nextInt(8), 1L + random.nextInt(3));
        long revision = 1L + random.nextInt(4);
        TestEvent event =
                switch (random.nextInt(6)) {
                    case 0 -> signed.withdrawn(revision);
                    case 1, 2 -> signed;
                    default -> signed.amended(revision, 1L + random.nextInt(5));
                };
        return event.eventId("e" + random.nextInt(3))
                .of(pick(random, SECTORS), null, pick(random, PROVINCES))
                .at(TallyDriver.START.plusSeconds(random.nextInt(600) - 300))
                .amount(event.amount(), random.nextInt(5) == 0 ? "USD" : "CNY");
    }

    private static @org.jspecify.annotations.Nullable String pick(Random random, List<String> names) {
        return random.nextInt(4) == 0 ? null : names.get(random.nextInt(names.size()));
    }

    private static String definition(Random random) {
        return "'minimumAmount':" + random.nextInt(4)
                + (random.nextBoolean() ? ",'host':'chongqing'" : "")
                + (random.nextBoolean() ? ",'guestsInHeadline':true" : "")
                + (random.nextBoolean() ? ",'sectors':[{'id':'steel'},{'id':'rubber'}]" : "")
                + (random.nextBoolean() ? ",'provinces':[{'id':'hubei'},{'id':'chongqing'}]" : "")
                + (random.nextBoolean() ? ",'tiers':[{'id':'t','above':2}]" : "")
                + (random.nextInt(4) == 0 ? ",'currency':'USD'" : "")
                + (random.nextInt(4) == 0 ? ",'status':'certified'" : "");
    }
}
