package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import io.signboard.admin.doctor.TransactionsVerdict.Ongoing;
import io.signboard.admin.doctor.TransactionsVerdict.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TransactionsVerdictTest {

    private static final Instant NOW = Instant.parse("2021-08-23T03:00:00Z");
    private static final TopicPartition AT = new TopicPartition("t", 1);

    @Test
    void shouldBePleasedWithTransactionsThatAreUnderWay() {
        Lines.assertWell(judge(List.of(open(NOW)), List.of(ongoing(NOW.minusSeconds(5)))));
    }

    @Test
    void shouldLetBrokersTakeAMomentToEndATransaction() {
        Lines.assertWell(judge(List.of(), List.of(ongoing(NOW.minusSeconds(30)))));
    }

    @Test
    void shouldSayThatATransactionIsOverdue() {
        List<Finding> findings = judge(List.of(), List.of(ongoing(NOW.minusSeconds(31))));

        Lines.assertOnly(Kind.WRONG, findings, "'signboard-1' has been open for 31 s", "may last 10 s", "t-1");
    }

    @Test
    void shouldSayThatATransactionIsForgotten() {
        List<Finding> findings = judge(List.of(open(NOW.minusSeconds(61))), List.of());

        Lines.assertOnly(
                Kind.WRONG,
                findings,
                "open since offset 42",
                "--bootstrap-server hall:9092 abort --topic t --partition 1 --start-offset 42`");
    }

    @Test
    void shouldNotCallAQuietTransactionForgottenThatItsCoordinatorKnows() {
        Lines.assertWell(judge(List.of(open(NOW.minusSeconds(61))), List.of(ongoing(NOW.minusSeconds(1)))));
    }

    private static List<Finding> judge(List<Open> open, List<Ongoing> ongoing) {
        return new TransactionsVerdict(NOW, "hall:9092").judge(open, ongoing);
    }

    private static Open open(Instant lastWrite) {
        return new Open(AT, 7, 42, lastWrite);
    }

    private static Ongoing ongoing(Instant start) {
        return new Ongoing("signboard-1", 7, start, Duration.ofSeconds(10), Set.of(AT));
    }
}
