package io.signboard.board.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signboard.board.HealthCheck;
import io.signboard.wire.JsonFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the program lives, and whether it is ready. */
final class HealthRoutes implements RouteSet {

    private final List<HealthCheck> checks;

    HealthRoutes(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("/health/live", HealthRoutes::live), new Route("/health/ready", this::ready));
    }

    /** A program that can answer lives; what is broken for good ends the program instead. */
    private static void live(Context context) {
        ObjectNode json = JsonFormat.trees().createObjectNode();
        Json.answer(context, json.put("status", "live").put("reason", "The program answers."));
    }

    private void ready(Context context) {
        Map<String, String> problems = new LinkedHashMap<>();
        ObjectNode json = JsonFormat.trees().createObjectNode();
        ObjectNode details = JsonFormat.trees().createObjectNode();
        for (HealthCheck check : checks) {
            Optional<String> problem = check.problem();
            problem.ifPresent(sentence -> problems.put(check.name(), sentence));
            ObjectNode detail = details.putObject(check.name());
            detail.put("status", problem.isEmpty() ? "ready" : "not-ready");
            problem.ifPresent(sentence -> detail.put("reason", sentence));
            check.remark().ifPresent(sentence -> detail.put("remark", sentence));
        }
        json.put("status", problems.isEmpty() ? "ready" : "not-ready");
        json.put("reason", problems.isEmpty() ? "All checks pass." : sentence(problems));
        json.set("checks", details);
        Json.answer(context.status(problems.isEmpty() ? 200 : 503), json);
    }

    private static String sentence(Map<String, String> problems) {
        return problems.entrySet().stream()
                .map(problem -> problem.getKey() + ": " + problem.getValue())
                .collect(Collectors.joining(" "));
    }
}
