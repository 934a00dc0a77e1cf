package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.fuzz.Target.Verdict;
import io.signboard.model.Reason;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.WindowJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the decoders are given, they accept it or say in a sentence why not, soon and in little memory. */
class FuzzTest {

    /** For a million inputs, on a machine that does other things too. */
    private static final Duration MAX_TIME = Duration.ofMinutes(10);

    private static final Set<String> NOT_THE_DECODERS =
            Set.of("misplaced", "conflict", "currency-mismatch", "below-minimum");

    /** Targets and their shares of the inputs, in percent. */
    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("event", 50, (Supplier<Target>) EventTarget::new),
                Arguments.of("definition", 20, (Supplier<Target>) DefinitionTarget::new),
                Arguments.of("feed", 20, (Supplier<Target>) FeedTarget::new),
                Arguments.of("summary", 5, (Supplier<Target>) FuzzTest::summaries),
                Arguments.of("window", 5, (Supplier<Target>) FuzzTest::windows));
    }

    private static Target summaries() {
        return new PublishedTarget("summary", SummaryJson::decode, summary -> SummaryJson.encode((Summary) summary));
    }

    private static Target windows() {
        return new PublishedTarget("window", WindowJson::decode, window -> WindowJson.encode((WindowSummary) window));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void shouldDecideOnTheWholeCorpus(String name, int percent, Supplier<Target> target) {
        FuzzReport report = new Fuzzer(target.get(), 0).replay();

        assertTrue(report.outcomes().containsKey(Verdict.ACCEPTED), name + " accepts none: " + percent);
        if (name.equals("event")) {
            assertEquals(outcomesOfEvents(), report.outcomes().keySet());
        }
    }

    private static Set<String> outcomesOfEvents() {
        Set<String> outcomes =
                Arrays.stream(Reason.values()).map(Reason::id).collect(Collectors.toCollection(TreeSet::new));
        outcomes.removeAll(NOT_THE_DECODERS);
        outcomes.add(Verdict.ACCEPTED);
        return outcomes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void shouldDecideOnWhateverComes(String name, int percent, Supplier<Target> target) {
        long seed = seed();
        long inputs = Long.parseLong(System.getProperty("fuzz.inputs", "20000")) * percent / 100;

        FuzzReport report = new Fuzzer(target.get(), seed)
                .run(inputs, MAX_TIME.multipliedBy(percent).dividedBy(100));

        report.print(seed);
        assertEquals(inputs, report.inputs(), name + " was too slow with seed " + seed);
        assertTrue(report.outcomes().size() > 1, () -> name + " came to " + report.outcomes());
    }

    private static long seed() {
        String seed = System.getProperty("chaos.seed", "");
        return seed.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(seed);
    }
}
