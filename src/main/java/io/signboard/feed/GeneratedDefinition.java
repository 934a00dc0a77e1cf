package io.signboard.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.signboard.model.Money;
import io.signboard.model.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** The definition that a generated feed fits. */
final class GeneratedDefinition {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private static final List<Integer> TIERS = List.of(2, 10, 50);

    private final GeneratorSettings settings;
    private final Vocabulary words;

    GeneratedDefinition(GeneratorSettings settings) {
        this.settings = settings;
        this.words = settings.vocabulary();
    }

    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            writeHead(json);
            writeTiers(json);
            writeMembers(json, "sectors", words.sectors());
            writeMembers(json, "investors", words.investors());
            writeMembers(json, "provinces", words.provinces());
            if (words.host() != null) {
                json.writeStringField("host", words.host());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeHead(JsonGenerator json) throws IOException {
        json.writeStringField("ceremonyId", settings.ceremonyId());
        json.writeNumberField("version", 1);
        json.writeStringField("status", Status.REHEARSAL.id()); // nobody signs what is made up
        writeName(json, "Generated ceremony of " + settings.projects() + " projects, seed " + settings.seed());
        json.writeStringField("opensAt", settings.start().toString());
        json.writeStringField(
                "closesAt", settings.start().plus(settings.duration()).toString());
        json.writeStringField("timeZone", "UTC");
        json.writeStringField("currency", words.currency().getCurrencyCode());
        if (words.minimum() > 0) {
            json.writeNumberField("minimumAmount", major(BigInteger.valueOf(words.minimum())));
        }
    }

    private void writeTiers(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tiers");
        BigInteger largest = BigInteger.valueOf(Money.maxMinorUnits(words.currency()));
        BigInteger base = BigInteger.valueOf(GeneratedEvent.smallest(words));
        for (int times : TIERS) {
            BigInteger above = base.multiply(BigInteger.valueOf(times));
            if (above.compareTo(largest) > 0) {
                break;
            }
            json.writeStartObject();
            json.writeStringField("id", "over-" + times + "-fold");
            json.writeNumberField("above", major(above));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeMembers(JsonGenerator json, String name, List<String> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (String id : ids) {
            json.writeStartObject();
            json.writeStringField("id", id);
            writeName(
                    json,
                    id.substring(0, 1).toUpperCase(Locale.ROOT)
                            + id.substring(1).replace('-', ' '));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeName(JsonGenerator json, String english) throws IOException {
        json.writeObjectFieldStart("name");
        json.writeStringField("en", english);
        json.writeEndObject();
    }

    private BigDecimal major(BigInteger minorUnits) {
        return Money.major(minorUnits, words.currency());
    }
}
