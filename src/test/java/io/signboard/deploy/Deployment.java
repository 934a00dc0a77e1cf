package io.signboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is deployed.
 *
 * @param compose docker-compose.yml, read
 * @param dockerfile the Dockerfile
 */
record Deployment(Map<String, Object> compose, Dockerfile dockerfile) {

    static final Path REPOSITORY = Path.of("").toAbsolutePath();

    static Deployment of(String compose, String dockerfile) {
        return new Deployment(Yaml.map(Yaml.parse(compose)), new Dockerfile(dockerfile));
    }

    /** A file of this repository. */
    static String file(String name) {
        try {
            return Files.readString(REPOSITORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String name) {
        return Files.exists(REPOSITORY.resolve(name));
    }

    Stream<ComposeService> services() {
        return Yaml.map(compose.get("services")).entrySet().stream()
                .map(entry -> new ComposeService(entry.getKey(), Yaml.map(entry.getValue())));
    }

    Stream<ComposeService> programs() {
        return services().filter(ComposeService::isProgram);
    }

    /** The service of this name; one without any settings if there is none. */
    ComposeService service(String name) {
        return services()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseGet(() -> new ComposeService(name, Map.of()));
    }

    /** The environment of a program's container. */
    Map<String, String> environment(ComposeService program) {
        Map<String, String> environment = dockerfile.environment();
        environment.putAll(program.environment());
        return environment;
    }

    /** Whether HOST:PORT is the port of that service. */
    boolean isReachable(String address) {
        List<String> parts = List.of(address.split(":", -1));
        return parts.size() == 2
                && parts.get(1).equals(String.valueOf(service(parts.get(0)).port()));
    }
}
