package io.signboard.deploy;

import io.signboard.board.http.BoardSettings;
import io.signboard.cli.Program;
import io.signboard.cli.StopSignal;
import io.signboard.cli.Surroundings;
import io.signboard.cli.Terminals;
import io.signboard.support.LauncherOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the containers of this repository's program: its commands, settings, ports and how it is started. */
final class ProgramRules {

    static final List<Function<Deployment, Stream<String>>> ALL = List.of(
            ProgramRules::commands,
            ProgramRules::settings,
            ProgramRules::ports,
            ProgramRules::state,
            ProgramRules::start);

    private static final String PREFIX = "SIGNBOARD_";

    private ProgramRules() {}

    private static Stream<String> commands(Deployment all) {
        return all.programs()
                .filter(program -> help(program).isEmpty())
                .map(program -> "command " + program.list("command") + " does not exist");
    }

    /** Each variable is a flag of the command, or at least of one that shares the variables with it. */
    private static Stream<String> settings(Deployment all) {
        String flags = all.programs().flatMap(program -> help(program).stream()).collect(Collectors.joining());
        return all.programs()
                .flatMap(program -> all.environment(program).keySet().stream())
                .distinct()
                .filter(name -> !name.startsWith(PREFIX) || !flags.contains(flag(name) + "="))
                .map(name -> "variable " + name + " is no setting of the commands");
    }

    private static String flag(String variable) {
        return "--" + variable.substring(PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** What {@code --help} says; empty if there is no such command. */
    private static Optional<String> help(ComposeService program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintWriter text = new PrintWriter(out, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(program.list("command"));
        arguments.add("--help");
        int code = new Program(new Surroundings(
                        text, out, text, Terminals.NONE, Map.of(), Clock.systemUTC(), new StopSignal()))
                .execute(arguments.toArray(String[]::new));
        String help = out.toString(StandardCharsets.UTF_8);
        boolean isItsOwn = help.contains("signboard " + String.join(" ", program.list("command")) + " ");
        return code == 0 && isItsOwn ? Optional.of(help) : Optional.empty();
    }

    /** Those that serve are reached from outside their container, at the port where they listen unless told otherwise. */
    private static Stream<String> ports(Deployment all) {
        Map<String, Integer> defaults =
                Map.of("board", BoardSettings.DEFAULT_PORT, "process", BoardSettings.DEFAULT_PROCESS_PORT);
        return all.programs()
                .filter(program -> defaults.containsKey(program.list("command").get(0)))
                .filter(program -> {
                    Map<String, String> environment = all.environment(program);
                    String port = environment.getOrDefault(
                            "SIGNBOARD_HTTP_PORT",
                            String.valueOf(defaults.get(program.list("command").get(0))));
                    return !port.equals(String.valueOf(program.port()))
                            || !"0.0.0.0".equals(environment.get("SIGNBOARD_HTTP_HOST"));
                })
                .map(program -> "listening: " + program.name() + " is not reached where it listens");
    }

    private static Stream<String> state(Deployment all) {
        ComposeService processor = all.service("processor");
        String folder = all.environment(processor).getOrDefault("SIGNBOARD_DATA_DIR", "");
        return processor.mountPoint("processor-state").filter(folder::equals).isPresent()
                ? Stream.of()
                : Stream.of("state in " + folder + " is not kept in a volume");
    }

    /** The program is started from the files that were built, with the launcher's options. */
    private static Stream<String> start(Deployment all) {
        String start = all.dockerfile().last("ENTRYPOINT");
        Stream<String> options = LauncherOptions.read().stream()
                .map(option -> '"' + option + '"')
                .filter(option -> !start.contains(option))
                .map(option -> "start lacks the launcher's " + option);
        Stream<String> files = Stream.of(
                        "target/lib /opt/signboard/lib", "target/signboard.jar /opt/signboard/signboard.jar")
                .filter(copied -> all.dockerfile().all("COPY").noneMatch(copy -> copy.endsWith("/" + copied)))
                .map(copied -> "start: " + copied + " is not copied");
        Stream<String> jar = Stream.of("\"/opt/signboard/signboard.jar\"]")
                .filter(end -> !start.endsWith(end))
                .map(end -> "start does not end in " + end);
        return Stream.of(options, files, jar).flatMap(Function.identity());
    }
}
