package io.signboard.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.signboard.model.Channel;
import io.signboard.wire.JsonErrors;
import io.signboard.wire.Quoted;
import io.signboard.wire.Rfc3339;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Takes one line apart: what the feed adds (channel, arrivesAt) is cut out, every other byte stays as it is. */
final class LineParser {

    private static final String CHANNEL = "channel";
    private static final String ARRIVES_AT = "arrivesAt";
    private static final String RAW_RECORD = "rawRecord";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] line;
    private final long number;
    private final @Nullable Instant timeBefore;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable RawRecord raw;
    private boolean hasChannel;
    private boolean hasArrival;
    private int end;

    /**
     * For one line.
     *
     * @param timeBefore when the line before arrives, if known
     */
    LineParser(byte[] line, long number, @Nullable Instant timeBefore) {
        this.line = line;
        this.number = number;
        this.timeBefore = timeBefore;
    }

    /** Says in half a sentence why a line is of no use. */
    static final class UnusableLineException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableLineException(String message) {
            super(message);
        }
    }

    /** Where a member of the line's object lies, end exclusive, and whether it belongs to the event. */
    private record Member(int start, int end, boolean kept) {}

    FeedLine parse() throws UnusableLineException, IOException {
        try (JsonParser json = FACTORY.createParser(line)) {
            readMembers(json);
        } catch (JsonProcessingException e) {
            throw new UnusableLineException("the line is not a JSON object: " + JsonErrors.complaint(e));
        }
        Channel channel = channel();
        Instant arrivesAt = arrivesAt();
        if (raw != null) {
            return new FeedLine(number, channel, raw.key(), raw.value(), arrivesAt, null);
        }
        String projectId = texts.get("projectId");
        FeedLine.Identity identity = FeedLine.identity(texts.get("eventId"), texts.get("type"), projectId);
        return new FeedLine(number, channel, projectId, Bytes.wrap(event()), arrivesAt, identity);
    }

    private void readMembers(JsonParser json) throws IOException, UnusableLineException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnusableLineException("the line is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            String name = json.currentName();
            json.nextToken();
            boolean kept = readValue(json, name);
            json.skipChildren();
            json.finishToken();
            members.add(new Member(start, (int) json.currentLocation().getByteOffset(), kept));
        }
        end = (int) json.currentLocation().getByteOffset();
        if (json.nextToken() != null) {
            throw new UnusableLineException("something follows the JSON object");
        }
        if (raw != null && members.stream().anyMatch(Member::kept)) {
            throw new UnusableLineException("beside rawRecord only channel and arrivesAt may stand");
        }
    }

    /** Takes what matters of one member; whether it belongs to the event. */
    private boolean readValue(JsonParser json, String name) throws IOException, UnusableLineException {
        switch (name) {
            case CHANNEL -> {
                once(hasChannel, name);
                hasChannel = true;
                readText(json, name);
                return false;
            }
            case ARRIVES_AT -> {
                once(hasArrival, name);
                hasArrival = true;
                readText(json, name);
                return false;
            }
            case RAW_RECORD -> {
                once(raw != null, name);
                raw = RawRecord.read(json);
                return false;
            }
            case "type", "eventId", "projectId", "dateSigned" -> readText(json, name);
            default -> {}
        }
        return true;
    }

    private static void once(boolean seen, String name) throws UnusableLineException {
        if (seen) {
            throw new UnusableLineException(name + " is given twice");
        }
    }

    private void readText(JsonParser json, String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.putIfAbsent(name, json.getText());
        }
    }

    private Channel channel() throws UnusableLineException {
        if (!hasChannel) {
            throw new UnusableLineException("channel is missing (offline, online or off-site)");
        }
        String id = texts.get(CHANNEL);
        if (id == null) {
            throw new UnusableLineException("channel must be a string (offline, online or off-site)");
        }
        return Channel.of(id)
                .orElseThrow(() -> new UnusableLineException(
                        "channel must be offline, online or off-site, but is '" + Quoted.shortened(id) + "'"));
    }

    private @Nullable Instant arrivesAt() throws UnusableLineException {
        if (!hasArrival) {
            String dateSigned = texts.get("dateSigned");
            Instant signed = dateSigned == null ? null : Rfc3339.parse(dateSigned);
            return signed == null ? timeBefore : signed;
        }
        String text = texts.get(ARRIVES_AT);
        Instant arrivesAt = text == null ? null : Rfc3339.parse(text);
        if (arrivesAt == null) {
            String what = text == null ? "isn't a string" : "is '" + Quoted.shortened(text) + "'";
            throw new UnusableLineException(
                    "arrivesAt must be a date-time like 2021-08-23T10:31:07+08:00, but " + what);
        }
        return arrivesAt;
    }

    /** The object without the members that aren't kept; between two that are stands what stood before the second. */
    private byte[] event() {
        ByteArrayOutputStream event = new ByteArrayOutputStream(line.length);
        int objectStart = 0;
        while (line[objectStart] != '{') {
            objectStart++;
        }
        copy(event, objectStart, members.get(0).start());
        boolean first = true;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (member.kept()) {
                copy(event, first ? member.start() : members.get(i - 1).end(), member.end());
                first = false;
            }
        }
        copy(event, members.get(members.size() - 1).end(), end);
        return event.toByteArray();
    }

    private void copy(ByteArrayOutputStream event, int from, int to) {
        event.write(line, from, to - from);
    }
}
