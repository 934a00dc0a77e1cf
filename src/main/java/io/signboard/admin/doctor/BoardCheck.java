package io.signboard.admin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.wire.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks boards and processors whether they are ready and what time it is there. */
final class BoardCheck implements Check {

    /** What clocks may differ by: the answer's date has whole seconds, and it took a while. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final Pattern UNDEFINED =
            Pattern.compile("^signboard_undefined_ceremony_projects ([0-9.E]+)", Pattern.MULTILINE);

    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private final List<URI> boards;
    private final Duration timeout;
    private final Clock clock;

    BoardCheck(Patient patient, Clock clock) {
        this.boards = patient.boards();
        this.timeout = patient.timeout();
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Boards";
    }

    @Override
    public List<Finding> findings() {
        HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build();
        return Asking.all(
                        boards,
                        board -> ask(http, board),
                        timeout.multipliedBy(2).plusSeconds(1),
                        board -> List.of(silent(board)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> ask(HttpClient http, URI board) {
        try {
            HttpResponse<String> answer = get(http, board, "/health/ready");
            List<Finding> findings = new ArrayList<>();
            findings.add(ready(board, answer.statusCode(), answer.body()));
            answer.headers()
                    .firstValue("date")
                    .flatMap(BoardCheck::time)
                    .flatMap(time -> skew(board, Duration.between(clock.instant(), time.toInstant())))
                    .ifPresent(findings::add);
            if (answer.statusCode() == READY) {
                metrics(http, board)
                        .flatMap(metrics -> undefined(board, metrics))
                        .ifPresent(findings::add);
            }
            return findings;
        } catch (IOException e) {
            return List.of(silent(board));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(silent(board));
        }
    }

    /** Empty where only the health can be asked for, as behind some proxies. */
    private Optional<String> metrics(HttpClient http, URI board) throws InterruptedException {
        try {
            return Optional.of(get(http, board, "/metrics").body());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> get(HttpClient http, URI board, String path) throws IOException, InterruptedException {
        URI address = URI.create(board.toString().replaceAll("/+$", "") + path);
        return http.send(HttpRequest.newBuilder(address).timeout(timeout).build(), BodyHandlers.ofString());
    }

    /** What to say about projects that wait for a definition, going by a processor's metrics. */
    static Optional<Finding> undefined(URI board, String metrics) {
        Matcher waiting = UNDEFINED.matcher(metrics);
        double projects = waiting.find() ? Double.parseDouble(waiting.group(1)) : 0;
        if (projects == 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.note(
                String.format(
                        Locale.ROOT,
                        "At %s there are %,.0f projects of ceremonies that are not defined; they are shown nowhere.",
                        board,
                        projects),
                "Its log names them. Define the ceremony, or send the projects again with the right ceremonyId."));
    }

    static Finding ready(URI board, int status, String body) {
        if (status == READY) {
            return Finding.ok(board + " is ready.");
        }
        String reason = reason(body).orElse("it answers with HTTP status " + status + ".");
        return status == NOT_READY
                ? Finding.wrong(board + " is not ready: " + reason, "")
                : Finding.wrong(board + " is no board or processor of Signboard: " + reason, "Is the address right?");
    }

    private static Optional<String> reason(String body) {
        try {
            JsonNode json = JsonFormat.trees().readTree(body);
            return Optional.ofNullable(json.path("reason").textValue()).map(Words::sentence);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What to say about a difference of clocks.
     *
     * @param ahead the other clock's time less this one's
     */
    static Optional<Finding> skew(URI board, Duration ahead) {
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.wrong(
                "The clock at " + board + " is " + Words.seconds(ahead) + (ahead.isNegative() ? " behind" : " ahead of")
                        + " this machine's.",
                "Let both follow a time server; ages on screens and alerts are wrong until then."));
    }

    private static Optional<ZonedDateTime> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Finding silent(URI board) {
        return Finding.wrong(board + " does not answer.", "Is the program running, and is the address right?");
    }
}
