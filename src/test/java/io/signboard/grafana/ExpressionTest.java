package io.signboard.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a_b{c=\"d and e\",f=~\"g|h\"} ; a_b",
                "sum by (c) (rate(a_b[5m:1m] offset 1h)) / 1e9 >= 1 ; a_b",
                "a * on (c) group_left (d) b ; a b",
                "(a unless on () b) or vector(0) ; a b",
                "absent(a == 1) and -max(b) > bool 2 ; a b",
                "time() - max by (c) (last_over_time(a[10s])) ; a"
            })
    void shouldFindTheMetrics(String text, String metrics) {
        assertEquals(Set.of(metrics.split(" ")), new Expression(text).metrics());
    }

    @Test
    void shouldFindTheRanges() {
        Expression expression =
                new Expression("rate(a{b=\"c\"}[$__rate_interval]) - changes(d[61s]) + deriv(sum(e)[5m:5s])");

        assertEquals(
                List.of(new Expression.Range("a", "$__rate_interval"), new Expression.Range("d", "61s")),
                expression.ranges());
    }

    @Test
    void shouldReplaceMacrosAndVariables() {
        Expression expression = new Expression("rate(a{b=\"$b\"}[$__rate_interval])");

        assertEquals(Set.of("b", "__rate_interval"), expression.placeholders());
        assertEquals("rate(a{b=\"c$1\"}[20s])", expression.with(Map.of("b", "c$1", "__rate_interval", "20s")));
        assertThrows(IllegalArgumentException.class, () -> expression.with(Map.of("b", "c")));
    }

    @Test
    void shouldReadDurations() {
        assertEquals(Duration.ofMillis(500), Expression.duration("500ms"));
        assertEquals(Duration.ofHours(1), Expression.duration("1h"));
        assertThrows(IllegalArgumentException.class, () -> Expression.duration("1h30m"));
    }
}
