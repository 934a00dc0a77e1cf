package io.signboard.board.view;

import static io.signboard.board.Samples.utf8;

import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.NewestInput;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import io.signboard.wire.WindowJson;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a view would show, without topics. */
public final class ShownCeremonies {

    private final Fold fold = new Fold();
    private long offset;

    /** What is shown now. */
    public Ceremonies ceremonies() {
        return fold.ceremonies();
    }

    /** Shows a summary. */
    public void show(Summary summary) {
        apply(new ConsumerRecord<>(
                Topics.SUMMARIES.name(), 0, offset, utf8(summary.ceremonyId()), SummaryJson.encode(summary)));
    }

    /** Shows a window. */
    public void show(WindowSummary window) {
        String key = WindowJson.key(window.ceremonyId(), window.window());
        apply(new ConsumerRecord<>(Topics.WINDOWS.name(), 0, offset, utf8(key), WindowJson.encode(window)));
    }

    /** Knows a definition. */
    public void define(String ceremonyId, String json) {
        apply(new ConsumerRecord<>(Topics.DEFINITIONS.name(), 0, offset, utf8(ceremonyId), utf8(json)));
    }

    /** Shows a ceremony no more. */
    public void remove(String ceremonyId) {
        apply(new ConsumerRecord<>(Topics.SUMMARIES.name(), 0, offset, utf8(ceremonyId), null));
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        fold.apply(List.of(record));
        offset++;
    }

    /** A committed summary as a listener is told it, with the header that {@link NewestInput} writes. */
    public static CommittedSummary committed(Summary summary, OptionalLong newestInput) {
        return new CommittedSummary(summary, SummaryJson.encode(summary), newestInput);
    }
}
