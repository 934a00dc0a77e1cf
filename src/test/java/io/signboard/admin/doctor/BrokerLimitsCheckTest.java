package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerLimitsCheckTest {

    private static final ProcessorProfile PROCESSOR =
            new ProcessorProfile("signboard", Duration.ofSeconds(10), Duration.ofSeconds(6), 16_777_216, Set.of());

    /** Limits that just admit the processor. */
    private static final Map<String, Long> NARROW = Map.of(
            "transaction.max.timeout.ms", 10_000L,
            "group.min.session.timeout.ms", 6_000L,
            "group.max.session.timeout.ms", 6_000L,
            "socket.request.max.bytes", 16_777_216L);

    @Test
    void shouldAdmitWhatTheLimitsJustAdmit() {
        Lines.assertWell(judge(NARROW));
    }

    @ParameterizedTest
    @CsvSource({
        "transaction.max.timeout.ms, 9999, 'transactions of 10,000 ms'",
        "group.min.session.timeout.ms, 6001, 'sessions of 6,000 ms'",
        "group.max.session.timeout.ms, 5999, 'sessions of 6,000 ms'",
        "socket.request.max.bytes, 16777215, 'requests of 16,777,216 bytes'"
    })
    void shouldSayWhichLimitIsTooNarrow(String key, long limit, String wanted) {
        Map<String, Long> limits = new HashMap<>(NARROW);
        limits.put(key, limit);

        Lines.assertOnly(Kind.WRONG, judge(limits), "Broker 7", key + "=" + limit, wanted, "Change " + key);
    }

    private static List<Finding> judge(Map<String, Long> limits) {
        return BrokerLimitsCheck.judge(Map.of("7", limits), PROCESSOR);
    }
}
