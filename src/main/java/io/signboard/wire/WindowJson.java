package io.signboard.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.model.Tally;
import io.signboard.model.Window;
import io.signboard.model.WindowSummary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/** A window summary as JSON: {@code topics/schemas/window-summary.schema.json}. */
public final class WindowJson {

    /** Reads and writes window summaries as bytes. */
    public static final Serde<WindowSummary> SERDE = new FunctionSerde<>(WindowJson::encode, WindowJson::decode);

    private WindowJson() {}

    /** The record key: {@code ceremonyId|size|start}. */
    public static String key(String ceremonyId, Window window) {
        return ceremonyId + "|" + window.size() + "|" + window.start();
    }

    /** The window summary as UTF-8 JSON. */
    public static byte[] encode(WindowSummary summary) {
        return JsonFormat.bytes(json -> write(json, summary));
    }

    private static void write(JsonGenerator json, WindowSummary summary) throws IOException {
        json.writeStartObject();
        json.writeStringField("ceremonyId", summary.ceremonyId());
        json.writeStringField("size", summary.window().size().toString());
        json.writeStringField("start", summary.window().start().toString());
        json.writeStringField("end", summary.window().end().toString());
        json.writeNumberField("projects", summary.projects());
        json.writeNumberField("amount", summary.amount());
        SummaryJson.writeCounts(json, "channels", summary.channels());
        json.writeBooleanField("final", summary.isFinal());
        json.writeNumberField("revision", summary.revision());
        json.writeNumberField("sequence", summary.sequence());
        json.writeEndObject();
    }

    /**
     * The window summary that these bytes hold.
     *
     * @throws InvalidInputException if they hold none
     */
    public static WindowSummary decode(byte[] bytes) {
        JsonNode root = SummaryReader.object(bytes, "window summary");
        try {
            return window(root);
        } catch (RuntimeException e) {
            throw SummaryReader.unreadable("window summary", e);
        }
    }

    private static WindowSummary window(JsonNode root) {
        Instant start = Instant.parse(root.required("start").asText());
        Duration size = Duration.parse(root.required("size").asText());
        return new WindowSummary(
                root.required("ceremonyId").asText(),
                new Window(size, Tally.epochMinute(start)),
                root.required("projects").longValue(),
                SummaryReader.number(root.required("amount")),
                SummaryReader.list(root.required("channels"), SummaryReader::count),
                root.required("final").booleanValue(),
                root.required("revision").longValue(),
                root.required("sequence").longValue());
    }
}
