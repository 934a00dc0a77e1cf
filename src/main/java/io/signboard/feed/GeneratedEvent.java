package io.signboard.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import io.signboard.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** Composes valid events: what a project's revision says follows from the seed, so that it can be said again. */
final class GeneratedEvent {

    private static final long PROJECT = 0x70726f6aL;
    private static final long REVISION = 0x72657669L;
    private static final long CONFLICT = 0x636f6e66L;
    private static final List<String> TITLES = List.of(
            "Logistics centre", "Battery plant", "Data centre", "Clinic", "物流中心", "Solar park", "Campus", "芯片产线");
    private static final List<String> REASONS = List.of("Signed twice", "Financing fell through", "签约取消");
    private static final BigDecimal SMALLEST = new BigDecimal("1000000");
    private static final int TIMES = 200;

    private final GeneratorSettings settings;
    private final Vocabulary words;
    private final List<String> guests;
    private final Schedule schedule;
    private final long smallest;
    private final long largest;

    GeneratedEvent(GeneratorSettings settings, Schedule schedule) {
        this.settings = settings;
        this.words = settings.vocabulary();
        this.guests = words.guests();
        this.schedule = schedule;
        this.smallest = smallest(words);
        this.largest = Money.maxMinorUnits(words.currency());
    }

    /** The smallest amount that is generated, in minor units: the minimum, or a million if there is none. */
    static long smallest(Vocabulary words) {
        long generic = Money.minorUnits(SMALLEST, words.currency()).longValueExact();
        return words.minimum() > 0 ? words.minimum() : generic;
    }

    /** Writes the members of the event, without the braces. */
    void write(JsonGenerator json, GeneratedLine line) throws IOException {
        boolean conflict = line.kind() == LineKind.CONFLICT;
        boolean withdrawn = line.withdrawn() && !conflict;
        json.writeStringField("type", withdrawn ? "withdrawn" : line.revision() == 1 ? "signed" : "amended");
        json.writeStringField("eventId", eventId(line) + (conflict ? "b" : ""));
        json.writeStringField("ceremonyId", settings.ceremonyId());
        json.writeStringField("projectId", number("p-", line.project()));
        json.writeNumberField("revision", line.revision());
        SplitMix chance =
                SplitMix.of(settings.seed() ^ (conflict ? CONFLICT : REVISION), line.project(), line.revision());
        if (!withdrawn) {
            writeState(json, line, chance);
        } else if (chance.chance(0.5)) {
            json.writeStringField("reason", REASONS.get(chance.below(REASONS.size())));
        }
    }

    private void writeState(JsonGenerator json, GeneratedLine line, SplitMix chance) throws IOException {
        SplitMix project = SplitMix.of(settings.seed() ^ PROJECT, line.project(), 0);
        String title = TITLES.get(project.below(TITLES.size()));
        json.writeStringField("title", title + " " + (line.project() + 1));
        writeValue(json, chance);
        String sector = pick(words.sectors(), project);
        String corrected = pick(words.sectors(), chance);
        writeText(json, "sector", line.revision() > 1 && chance.chance(0.1) ? corrected : sector);
        json.writeObjectFieldStart("investor");
        json.writeStringField("name", "Investor " + (project.below(10_000) + 1));
        writeText(json, "type", pick(words.investors(), project));
        json.writeEndObject();
        boolean guest = project.chance(settings.guests()) && !guests.isEmpty();
        writeText(json, "province", guest ? pick(guests, project) : home(project));
        long signedAt = schedule.signedAtMs(line.project(), line.revision());
        json.writeStringField("dateSigned", Instant.ofEpochMilli(signedAt).toString());
    }

    /** The host's province where there is a host; one in ten leaves it out, which means the same. */
    private String home(SplitMix project) {
        String host = words.host();
        String any = pick(words.provinces(), project);
        return host == null ? any : project.chance(0.1) ? "" : host;
    }

    private static String pick(List<String> ids, SplitMix chance) {
        int index = chance.below(Math.max(1, ids.size()));
        return ids.isEmpty() ? "" : ids.get(index);
    }

    private static void writeText(JsonGenerator json, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    /** From the minimum to 200 times that, small ones more often; a tenth as a decimal string. */
    private void writeValue(JsonGenerator json, SplitMix chance) throws IOException {
        double size = chance.fraction();
        long units = Math.max(1, smallest / 100);
        long most = (largest - smallest) / units;
        long minorUnits = smallest + units * Math.min(most, (long) (size * size * size * TIMES * 100));
        if (chance.chance(0.3)) {
            minorUnits += chance.below(1000);
        }
        BigDecimal amount = amount(Math.min(minorUnits, largest));
        json.writeObjectFieldStart("value");
        if (chance.chance(0.1)) {
            json.writeStringField("amount", amount.toPlainString());
        } else {
            json.writeNumberField("amount", amount);
        }
        json.writeStringField("currency", words.currency().getCurrencyCode());
        json.writeEndObject();
    }

    private BigDecimal amount(long minorUnits) {
        return Money.major(BigInteger.valueOf(minorUnits), words.currency());
    }

    private static String eventId(GeneratedLine line) {
        return number("e-", line.project()) + "-" + line.revision();
    }

    /** A number of at least seven digits behind a prefix. */
    static String number(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "0000000".substring(Math.min(7, digits.length())) + digits;
    }
}
