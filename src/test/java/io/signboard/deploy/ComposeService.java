package io.signboard.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One service of docker-compose.yml.
 *
 * @param name its name, by which others reach it
 * @param settings what the file says of it
 */
record ComposeService(String name, Map<String, Object> settings) {

    /** A text, empty if it isn't there. */
    String text(String key) {
        return String.valueOf(settings.getOrDefault(key, ""));
    }

    /** A list of texts, empty if it isn't there. */
    List<String> list(String key) {
        return Yaml.list(settings.get(key)).stream().map(String::valueOf).toList();
    }

    /** The environment, sorted. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        Yaml.map(settings.get("environment")).forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    /** Whether it runs the program of this repository. */
    boolean isProgram() {
        return settings.containsKey("build");
    }

    /** The command that checks its health; empty if nothing does. */
    List<String> healthCheck() {
        return Yaml.list(Yaml.map(settings.get("healthcheck")).get("test")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** What it waits for: service and condition. */
    Map<String, String> waitsFor() {
        Map<String, String> conditions = new TreeMap<>();
        Yaml.map(settings.get("depends_on"))
                .forEach((other, condition) ->
                        conditions.put(other, String.valueOf(Yaml.map(condition).get("condition"))));
        return conditions;
    }

    /** What is mounted: source, target and {@code ro}. */
    Stream<List<String>> mounts() {
        return list("volumes").stream().map(mount -> List.of(mount.split(":", -1)));
    }

    /** Where in the container a source is mounted. */
    Optional<String> mountPoint(String source) {
        return mounts().filter(mount -> mount.get(0).equals(source))
                .map(mount -> mount.get(1))
                .findFirst();
    }

    /** The port inside the container that is published; 0 if not one is. */
    int port() {
        List<String> ports = list("ports");
        return ports.size() == 1 ? Integer.parseInt(ports.get(0).replaceFirst(".*:", "")) : 0;
    }
}
