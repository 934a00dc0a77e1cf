package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.LedgerRule.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerRuleTest {

    private static final Signing FIRST = Signing.of("e-5");

    static Stream<Arguments> arrivals() {
        return Stream.of(
                Arguments.of("the same again", FIRST, Outcome.DUPLICATE),
                Arguments.of("the same under a larger eventId", Signing.of("e-6"), Outcome.DUPLICATE),
                Arguments.of("the same under a smaller eventId", Signing.of("e-4"), Outcome.DUPLICATE_KEPT),
                Arguments.of("a higher revision", FIRST.revision(2), Outcome.COUNTS),
                Arguments.of(
                        "a higher revision of a smaller eventId",
                        Signing.of("a").revision(2),
                        Outcome.COUNTS),
                Arguments.of("a withdrawal by a higher revision", withdrawal(2), Outcome.COUNTS),
                Arguments.of("other content, larger eventId", Signing.of("e-6").called("Chips"), Outcome.CONFLICT_LOST),
                Arguments.of("other content, smaller eventId", Signing.of("e-4").called("Chips"), Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, smaller content", FIRST.called("Chips"), Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, larger content", FIRST.called("Zinc"), Outcome.CONFLICT_LOST),
                Arguments.of(
                        "equal eventIds, smaller channel id, larger content",
                        FIRST.at(Channel.OFF_SITE).called("Zinc"),
                        Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, smaller type", FIRST.as(EventType.AMENDED), Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, larger type", FIRST.as(EventType.WITHDRAWN), Outcome.CONFLICT_LOST),
                Arguments.of("equal eventIds, smaller amount", FIRST.worth(999, "JPY"), Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, larger amount", FIRST.worth(1_001, "CLF"), Outcome.CONFLICT_LOST),
                Arguments.of("equal eventIds, smaller currency", FIRST.worth(1_000, "CLF"), Outcome.CONFLICT_WON),
                Arguments.of("equal eventIds, larger currency", FIRST.worth(1_000, "JPY"), Outcome.CONFLICT_LOST));
    }

    private static Signing withdrawal(long revision) {
        return FIRST.as(EventType.WITHDRAWN).revision(revision);
    }

    @Test
    void shouldCountAProjectsFirstEvent() {
        assertEquals(Outcome.COUNTS, LedgerRule.judge(null, FIRST.entry()));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("arrivals")
    void shouldCompareWithWhatCountsSoFar(String what, Signing arriving, Outcome expected) {
        Outcome outcome = LedgerRule.judge(FIRST.entry(), arriving.entry());

        assertEquals(expected, outcome, what);
    }

    @ParameterizedTest(name = "against {0}")
    @MethodSource("arrivals")
    void shouldAgreeOnTheWinnerWhicheverCameFirst(String what, Signing arriving, Outcome expected) {
        Outcome reversed = LedgerRule.judge(arriving.entry(), FIRST.entry());

        boolean sameEvent = arriving.equals(FIRST);
        assertEquals(!expected.replaces() && !sameEvent, reversed.replaces(), what);
    }

    @Test
    void shouldFindALowerRevisionStaleWhateverItsId() {
        Outcome outcome =
                LedgerRule.judge(FIRST.revision(2).entry(), Signing.of("a").entry());

        assertEquals(Outcome.STALE, outcome);
    }

    @Test
    void shouldNotBringAProjectBackByTheWithdrawnRevision() {
        Outcome outcome = LedgerRule.judge(
                withdrawal(2).entry(), Signing.of("e-9").revision(2).entry());

        assertEquals(Outcome.CONFLICT_LOST, outcome);
    }

    @Test
    void shouldBringAProjectBackByAHigherRevision() {
        Outcome outcome =
                LedgerRule.judge(withdrawal(2).entry(), FIRST.revision(3).entry());

        assertEquals(Outcome.COUNTS, outcome);
    }
}
