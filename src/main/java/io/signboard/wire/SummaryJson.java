package io.signboard.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.signboard.model.Channel;
import io.signboard.model.Project;
import io.signboard.model.Summary;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** A running summary as JSON: {@code topics/schemas/running-summary.schema.json}. */
public final class SummaryJson {

    /** Reads and writes summaries as bytes. */
    public static final Serde<Summary> SERDE = new FunctionSerde<>(SummaryJson::encode, SummaryJson::decode);

    private SummaryJson() {}

    /** The summary as UTF-8 JSON. */
    public static byte[] encode(Summary summary) {
        return JsonFormat.bytes(json -> write(json, summary));
    }

    /**
     * The summary that these bytes hold.
     *
     * @throws InvalidInputException if they hold none
     */
    public static Summary decode(byte[] bytes) {
        return SummaryReader.read(bytes);
    }

    private static void write(JsonGenerator json, Summary summary) throws IOException {
        json.writeStartObject();
        json.writeStringField("ceremonyId", summary.ceremonyId());
        if (!summary.name().isEmpty()) {
            json.writeObjectFieldStart("name");
            for (Map.Entry<String, String> name : summary.name().entrySet()) {
                json.writeStringField(name.getKey(), name.getValue());
            }
            json.writeEndObject();
        }
        json.writeStringField("status", summary.status().id());
        json.writeStringField("currency", summary.currency().getCurrencyCode());
        json.writeNumberField("sequence", summary.sequence());
        json.writeNumberField("definitionVersion", summary.definitionVersion());
        json.writeStringField("publishedAt", summary.publishedAt().toString());
        if (summary.lastSignedAt() != null) {
            json.writeStringField("lastSignedAt", summary.lastSignedAt().toString());
        }
        writeHeadline(json, summary.headline());
        json.writeFieldName("venue");
        writePart(json, null, summary.venue());
        writeParts(json, "channels", summary.channels());
        writeParts(json, "sectors", summary.sectors());
        writeParts(json, "investors", summary.investors());
        writeParts(json, "provinces", summary.provinces());
        writeTiers(json, summary.tiers());
        writeGuests(json, summary.guests());
        writeChange(json, summary.change());
        writeProjects(json, "largestProjects", summary.largestProjects(), summary.currency());
        writeProjects(json, "latestProjects", summary.latestProjects(), summary.currency());
        writeInputs(json, summary.inputs());
        json.writeEndObject();
    }

    private static void writeHeadline(JsonGenerator json, Summary.Headline headline) throws IOException {
        json.writeObjectFieldStart("headline");
        json.writeNumberField("projects", headline.projects());
        json.writeNumberField("amount", headline.amount());
        json.writeNumberField("average", headline.average());
        writeNumber(json, "smallest", headline.smallest());
        writeNumber(json, "largest", headline.largest());
        Map<Currency, BigDecimal> converted = headline.converted();
        if (converted != null) {
            json.writeObjectFieldStart("converted");
            for (Map.Entry<Currency, BigDecimal> entry : converted.entrySet()) {
                json.writeNumberField(entry.getKey().getCurrencyCode(), entry.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeParts(JsonGenerator json, String name, List<Summary.Part> parts) throws IOException {
        json.writeArrayFieldStart(name);
        for (Summary.Part part : parts) {
            writePart(json, part.id(), part);
        }
        json.writeEndArray();
    }

    private static void writePart(JsonGenerator json, @Nullable String id, Summary.Part part) throws IOException {
        json.writeStartObject();
        writeText(json, "id", id);
        json.writeNumberField("projects", part.projects());
        json.writeNumberField("amount", part.amount());
        json.writeNumberField("share", part.share());
        json.writeNumberField("percent", part.percent());
        json.writeEndObject();
    }

    private static void writeTiers(JsonGenerator json, List<Summary.TierCount> tiers) throws IOException {
        json.writeArrayFieldStart("tiers");
        for (Summary.TierCount tier : tiers) {
            json.writeStartObject();
            json.writeStringField("id", tier.id());
            json.writeNumberField("above", tier.above());
            json.writeNumberField("projects", tier.projects());
            json.writeNumberField("amount", tier.amount());
            if (tier.change() != null) {
                json.writeNumberField("change", tier.change());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeGuests(JsonGenerator json, Summary.@Nullable Guests guests) throws IOException {
        if (guests != null) {
            json.writeObjectFieldStart("guests");
            json.writeNumberField("projects", guests.projects());
            json.writeNumberField("amount", guests.amount());
            writeCounts(json, "provinces", guests.provinces());
            json.writeEndObject();
        }
    }

    /** Writes a list of counts; windows have one too. */
    static void writeCounts(JsonGenerator json, String name, List<Summary.Count> counts) throws IOException {
        json.writeArrayFieldStart(name);
        for (Summary.Count count : counts) {
            json.writeStartObject();
            json.writeStringField("id", count.id());
            json.writeNumberField("projects", count.projects());
            json.writeNumberField("amount", count.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeChange(JsonGenerator json, Summary.@Nullable Change change) throws IOException {
        if (change != null) {
            json.writeObjectFieldStart("change");
            if (change.projects() != null) {
                json.writeNumberField("projects", change.projects());
            }
            writeNumber(json, "amount", change.amount());
            json.writeEndObject();
        }
    }

    private static void writeProjects(JsonGenerator json, String name, List<Project> projects, Currency currency)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Project project : projects) {
            writeProject(json, project, currency);
        }
        json.writeEndArray();
    }

    private static void writeProject(JsonGenerator json, Project project, Currency currency) throws IOException {
        json.writeStartObject();
        json.writeStringField("projectId", project.projectId());
        writeText(json, "title", project.title());
        json.writeNumberField("amount", project.amount(currency));
        json.writeStringField("channel", project.channel().id());
        writeText(json, "sector", project.sector());
        if (project.investorName() != null || project.investorType() != null) {
            json.writeObjectFieldStart("investor");
            writeText(json, "name", project.investorName());
            writeText(json, "type", project.investorType());
            json.writeEndObject();
        }
        writeText(json, "province", project.province());
        json.writeStringField("dateSigned", project.dateSigned().toString());
        json.writeEndObject();
    }

    private static void writeInputs(JsonGenerator json, Map<Channel, SortedMap<Integer, Long>> inputs)
            throws IOException {
        json.writeObjectFieldStart("inputs");
        for (Map.Entry<Channel, SortedMap<Integer, Long>> input : inputs.entrySet()) {
            json.writeObjectFieldStart(Topics.events(input.getKey()).name());
            for (Map.Entry<Integer, Long> offset : input.getValue().entrySet()) {
                json.writeNumberField(String.valueOf(offset.getKey()), offset.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private static void writeNumber(JsonGenerator json, String name, @Nullable BigDecimal number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number);
        }
    }
}
