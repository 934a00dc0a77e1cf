package io.signboard.topology;

import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.CloudEvent;
import io.signboard.wire.NewestInput;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends summaries and windows on their way, with their headers. */
final class Egress {

    private static final String SOURCE = "/signboard/processor";
    private static final String SUMMARY_TYPE = "io.signboard.summary.published";
    private static final String WINDOW_TYPE = "io.signboard.window.published";

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
        Record<Object, Object> record = record(summary.ceremonyId(), summary, now, id, SUMMARY_TYPE);
        if (newestInput > 0) {
            NewestInput.addTo(record.headers(), newestInput);
        }
        context.forward(record, SignboardTopology.EGRESS_SUMMARIES);
    }

    /** Publishes a window under its key. */
    void window(String key, WindowSummary window, long now) {
        context.forward(
                record(key, window, now, key + "/" + window.revision(), WINDOW_TYPE), SignboardTopology.EGRESS_WINDOWS);
    }

    /** Takes a window back: its key is as if it had never been published. */
    void noWindow(String key, long now) {
        context.forward(new Record<>(key, null, now), SignboardTopology.EGRESS_WINDOWS);
    }

    private static Record<Object, Object> record(String key, Object value, long now, String id, String type) {
        Record<Object, Object> record = new Record<>(key, value, now);
        new CloudEvent(id, SOURCE, type, Instant.ofEpochMilli(now), key).addTo(record.headers());
        return record;
    }
}
