package io.signboard.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signboard.model.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least that gives the figures: Jackson's streaming parser reads every field of the event, a map holds each project's
 * newest event, and a map the totals. It validates next to nothing, has no largest and latest projects and forgets all when
 * it ends.
 */
public final class FoldedTotals {

    private static final String HOST = "host";

    private static final class Event {
        String type = "";
        String eventId = "";
        String ceremonyId = "";
        String projectId = "";
        String title = "";
        String currency = "";
        String investorName = "";
        long revision = 1;
        long amount;
        String sector = "other";
        String investor = "other";

        @Nullable
        String province;

        String dateSigned = "";
    }

    private static final class Sum {
        long projects;
        long amount;
    }

    private record Counted(
            String eventId,
            String ceremonyId,
            String title,
            String currency,
            String investorName,
            long revision,
            long amount,
            Channel channel,
            String sector,
            String investor,
            String province,
            String minute) {}

    private final JsonFactory json = new JsonFactory();
    private final Map<String, Counted> projects = new HashMap<>();
    private final Map<String, Sum> totals = new HashMap<>();

    /** Folds an event in. */
    public void add(Channel channel, byte[] value) {
        Event event = parse(value);
        Counted before = projects.get(event.projectId);
        if (before != null && before.revision >= event.revision) {
            return;
        }
        if (before != null) {
            count(before, -1);
        }
        boolean withdrawn = event.type.equals("withdrawn");
        Counted now = new Counted(
                event.eventId,
                event.ceremonyId,
                event.title,
                event.currency,
                event.investorName,
                event.revision,
                withdrawn ? 0 : event.amount,
                channel,
                event.sector,
                event.investor,
                event.province == null ? HOST : event.province,
                withdrawn ? "" : event.dateSigned.substring(0, 16));
        projects.put(event.projectId, now);
        count(now, 1);
    }

    private void count(Counted project, int sign) {
        if (project.amount == 0) {
            return;
        }
        count("all", project, sign);
        count(project.channel.id(), project, sign);
        count(project.sector, project, sign);
        count(project.investor, project, sign);
        count(project.province, project, sign);
        count(project.minute, project, sign);
    }

    private void count(String member, Counted project, int sign) {
        Sum sum = totals.computeIfAbsent(member, m -> new Sum());
        sum.projects += sign;
        sum.amount += sign * project.amount;
    }

    private Event parse(byte[] value) {
        Event event = new Event();
        try (JsonParser parser = json.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser, event, parser.currentName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not an event", e);
        }
        return event;
    }

    private static void field(JsonParser parser, Event event, String name) throws IOException {
        parser.nextToken();
        switch (name) {
            case "type" -> event.type = parser.getText();
            case "eventId" -> event.eventId = parser.getText();
            case "ceremonyId" -> event.ceremonyId = parser.getText();
            case "title" -> event.title = parser.getText();
            case "projectId" -> event.projectId = parser.getText();
            case "revision" -> event.revision = parser.getLongValue();
            case "value", "investor" -> nested(parser, event);
            case "sector" -> event.sector = parser.getText();
            case "province" -> event.province = parser.getText();
            case "dateSigned" -> event.dateSigned = parser.getText();
            default -> parser.skipChildren();
        }
    }

    private static void nested(JsonParser parser, Event event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "amount" -> event.amount = minorUnits(parser);
                case "currency" -> event.currency = parser.getText();
                case "name" -> event.investorName = parser.getText();
                case "type" -> event.investor = parser.getText();
                default -> parser.skipChildren();
            }
        }
    }

    private static long minorUnits(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? parser.getLongValue() * 100
                : new BigDecimal(parser.getText()).movePointRight(2).longValueExact();
    }

    /** What is counted so far. */
    Figures figures() {
        Sum all = totals.getOrDefault("all", new Sum());
        return new Figures(all.projects, BigDecimal.valueOf(all.amount, 2));
    }
}
