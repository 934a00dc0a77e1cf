package io.signboard.topology;

import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.CloudEvent;
import io.signboard.wire.WindowJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends summaries and windows on their way, with their headers. */
final class Egress {

    private static final String SOURCE = "urn:signboard";
    private static final String SUMMARY_TYPE = "io.signboard.summary.v1";
    private static final String WINDOW_TYPE = "io.signboard.window.v1";
    private static final String NEWEST_INPUT = "signboard_newest_input";

    private final ProcessorContext<Object, Object> context;

    Egress(ProcessorContext<Object, Object> context) {
        this.context = context;
    }

    /**
     * Publishes a summary.
     *
     * @param newestInput the record timestamp of the newest event in it, ms; 0 if there is none
     */
    void summary(Summary summary, long newestInput, long now) {
        String id = summary.ceremonyId() + "/" + summary.sequence();
        Headers headers = headers(id, SUMMARY_TYPE, summary.ceremonyId(), now);
        if (newestInput > 0) {
            headers.add(NEWEST_INPUT, Long.toString(newestInput).getBytes(StandardCharsets.UTF_8));
        }
        context.forward(new Record<>(summary.ceremonyId(), summary, now, headers), SignboardTopology.EGRESS_SUMMARIES);
    }

    /** Publishes a window. */
    void window(WindowSummary window, long now) {
        String key = WindowJson.key(window.ceremonyId(), window.window());
        Headers headers = headers(key + "/" + window.revision(), WINDOW_TYPE, key, now);
        context.forward(new Record<>(key, window, now, headers), SignboardTopology.EGRESS_WINDOWS);
    }

    private static Headers headers(String id, String type, String subject, long now) {
        Headers headers = new RecordHeaders();
        new CloudEvent(id, SOURCE, type, Instant.ofEpochMilli(now), subject).addTo(headers);
        return headers;
    }
}
