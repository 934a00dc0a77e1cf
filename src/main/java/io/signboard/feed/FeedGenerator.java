package io.signboard.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes a made-up feed as untidy as wanted: corrections, withdrawals, duplicates, conflicts, disorder, bad events.
 *
 * <p>The same settings give the same bytes, on every machine. Lines come in arrival order. Bad lines are of projects of their
 * own, so that they change no figure; they take turns through all faults. The memory needed is two bytes a project, and about
 * 60 bytes for each late line under way.
 */
public final class FeedGenerator {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .setRootValueSeparator(null);

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int LINES_BETWEEN_LOOKS = 1024;

    private final GeneratorSettings settings;
    private final Schedule schedule;
    private final GeneratedEvent events;
    private final List<Fault> faults;

    /** For one feed; it can be written again and again. */
    public FeedGenerator(GeneratorSettings settings) {
        this.settings = settings;
        this.schedule = new Schedule(settings);
        this.events = new GeneratedEvent(settings, schedule);
        this.faults = Fault.all(settings.vocabulary());
    }

    /**
     * Writes the feed as JSON Lines in UTF-8.
     *
     * @param out where to; it is flushed at the end and left open
     * @param progress is told now and then, and at the end, how many projects are signed
     * @throws FeedException if {@code out} fails
     */
    public GeneratorReport writeFeed(OutputStream out, IntConsumer progress) {
        try {
            return write(out, progress);
        } catch (IOException e) {
            throw new FeedException("The feed could not be written: " + e.getMessage(), e);
        }
    }

    private GeneratorReport write(OutputStream out, IntConsumer progress) throws IOException {
        Map<LineKind, Long> kinds = new EnumMap<>(LineKind.class);
        Plot plot = new Plot(settings, schedule);
        long lines = 0;
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        JsonGenerator json = FACTORY.createGenerator(buffered);
        for (GeneratedLine line = plot.next(); line != null; line = plot.next()) {
            writeLine(json, line);
            kinds.merge(line.kind(), 1L, Long::sum);
            if (++lines % LINES_BETWEEN_LOOKS == 0) {
                progress.accept(plot.projects());
            }
        }
        json.flush();
        progress.accept(plot.projects());
        return new GeneratorReport(lines, kinds);
    }

    private void writeLine(JsonGenerator json, GeneratedLine line) throws IOException {
        json.writeStartObject();
        if (line.kind() == LineKind.BAD) {
            badEvent(line).write(json);
        } else {
            events.write(json, line);
        }
        json.writeStringField("channel", line.channel().id());
        json.writeStringField(
                "arrivesAt", Instant.ofEpochMilli(line.arrivesAtMs()).toString());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private BadEvent badEvent(GeneratedLine line) {
        BadEvent event = new BadEvent(
                settings.ceremonyId(),
                GeneratedEvent.number("x-", line.project()),
                settings.vocabulary().currency().getCurrencyCode(),
                Instant.ofEpochMilli(line.arrivesAtMs()).toString());
        faults.get(line.project() % faults.size()).spoil().accept(event);
        return event;
    }

    /**
     * Writes a definition that fits the feed, as JSON in UTF-8: version 1, status rehearsal, tiers from the minimum up.
     *
     * @param out where to; it is flushed and left open
     * @throws FeedException if {@code out} fails
     */
    public void writeDefinition(OutputStream out) {
        try {
            new GeneratedDefinition(settings).write(out);
        } catch (IOException e) {
            throw new FeedException("The definition could not be written: " + e.getMessage(), e);
        }
    }
}
