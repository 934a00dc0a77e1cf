package io.signboard.board.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.board.metrics.ExpositionFormat;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsRoutesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPEN_METRICS | application/openmetrics-text",
                "OPEN_METRICS | application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                "OPEN_METRICS | text/plain;q=0.2, application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5",
                "PROMETHEUS | application/openmetrics-text;q=0.1, text/plain",
                "PROMETHEUS | application/openmetrics-text;q=0",
                "PROMETHEUS | application/vnd.google.protobuf;q=0.6, text/plain;version=1.0.0;q=0.3",
                "PROMETHEUS | text/html,application/xhtml+xml,*/*;q=0.8",
                "PROMETHEUS | */*",
                "PROMETHEUS | image/png"
            })
    void shouldGiveWhatTheClientLikesBest(ExpositionFormat format, String accept) {
        assertEquals(format, MetricsRoutes.accepted(Collections.enumeration(List.of(accept))));
    }

    @Test
    void shouldGivePrometheusTextToAClientThatDoesNotSay() {
        assertEquals(ExpositionFormat.PROMETHEUS, MetricsRoutes.accepted(Collections.emptyEnumeration()));
    }

    @Test
    void shouldTakeSeveralHeadersTogether() {
        List<String> headers = List.of("text/plain;q=0.5", "application/openmetrics-text");

        assertEquals(ExpositionFormat.OPEN_METRICS, MetricsRoutes.accepted(Collections.enumeration(headers)));
    }
}
