package io.signboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a definition refuses is remembered and counts nothing. */
class AdmissionTest {

    private final LedgerFold fold = new LedgerFold(Map.of(Signing.CEREMONY, Signing.definition(1, "CNY", 500)));

    @Test
    void shouldAdmitTheMinimumItself() {
        fold.arrive(Signing.of("e-1").worth(500, "CNY").entry());

        assertEquals(new BigDecimal(500), amount());
    }

    @Test
    void shouldCountNothingBelowTheMinimum() {
        fold.arrive(Signing.of("e-1").worth(499, "CNY").entry());

        assertEquals(BigDecimal.ZERO, amount());
    }

    @Test
    void shouldLetNoOlderEventTakeARefusedOnesPlace() {
        fold.arrive(Signing.of("e-1").entry());

        fold.arrive(Signing.of("e-2").revision(2).worth(499, "CNY").entry());

        assertEquals(BigDecimal.ZERO, amount());
    }

    @Test
    void shouldLetNoOlderEventTakeTheWinnersPlaceInARefusedConflict() {
        fold.arrive(Signing.of("e-2").entry());

        fold.arrive(Signing.of("e-1").worth(1_000, "USD").entry());

        assertEquals(BigDecimal.ZERO, amount());
    }

    @Test
    void shouldCountOnceANewerDefinitionAdmitsTheAmount() {
        fold.arrive(Signing.of("e-1").worth(499, "CNY").entry());

        fold.define(Signing.definition(2, "CNY", 499));

        assertEquals(new BigDecimal(499), amount());
    }

    @Test
    void shouldCountOnceANewerDefinitionAdmitsTheCurrency() {
        fold.arrive(Signing.of("e-1").worth(700, "JPY").entry());

        fold.define(Signing.definition(2, "JPY", 0));

        assertEquals(new BigDecimal(700), amount());
    }

    @Test
    void shouldStopCountingOnceANewerDefinitionRefuses() {
        fold.arrive(Signing.of("e-1").entry());

        fold.define(Signing.definition(2, "CNY", 1_001));

        assertEquals(BigDecimal.ZERO, amount());
    }

    @Test
    void shouldRefuseAnotherCurrencyBeforeTheMinimum() {
        Definition definition = Signing.definition(1, "CNY", 500);

        Reason verdict =
                definition.verdict(Signing.of("e-1").worth(1, "JPY").entry().event());

        assertEquals(Reason.CURRENCY_MISMATCH, verdict);
    }

    @Test
    void shouldNeverRefuseAWithdrawal() {
        Definition definition = Signing.definition(1, "CNY", 500);

        Reason verdict = definition.verdict(
                Signing.of("e-1").as(EventType.WITHDRAWN).entry().event());

        assertNull(verdict);
    }

    private BigDecimal amount() {
        return fold.summary(Signing.CEREMONY).headline().amount();
    }
}
