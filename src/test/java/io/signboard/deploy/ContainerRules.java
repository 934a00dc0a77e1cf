package io.signboard.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** What holds for any container: exact images, few rights, ports, files, and what it waits for. Each gives complaints. */
final class ContainerRules {

    static final List<Function<Deployment, Stream<String>>> ALL = List.of(
            ContainerRules::images,
            ContainerRules::rights,
            ContainerRules::ports,
            ContainerRules::files,
            ContainerRules::volumes,
            ContainerRules::health,
            ContainerRules::order,
            ContainerRules::sources);

    private static final Pattern EXACT = Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+\\.\\d+[\\w.-]*");
    private static final Pattern ROOT = Pattern.compile("(root|0)?(:.*)?");
    private static final Pattern VERSION = Pattern.compile("<artifactId>signboard</artifactId>\\s*<version>(.+?)<");
    private static final Pattern CHECKED = Pattern.compile("127\\.0\\.0\\.1[:/](\\d+)(/\\S*)?");
    private static final Set<String> WRITES_BESIDE_ITS_VOLUMES = Set.of("kafka");

    private ContainerRules() {}

    private static Stream<String> images(Deployment all) {
        Stream<String> images =
                Stream.concat(all.dockerfile().images(), all.services().map(service -> service.text("image")));
        Matcher version = VERSION.matcher(Deployment.file("pom.xml"));
        String own = version.find() ? "signboard:" + version.group(1) : "";
        String kafka = "apache/kafka:" + AppInfoParser.getVersion();
        return Stream.of(
                        images.filter(image -> !EXACT.matcher(image).matches())
                                .map(image -> "image " + image + " has no exact tag"),
                        all.programs()
                                .filter(service -> !service.text("image").equals(own))
                                .map(service -> "image of " + service.name() + " is not " + own),
                        Stream.of(all.service("kafka").text("image"))
                                .filter(image -> !image.equals(kafka))
                                .map(image -> "image " + image + " is not " + kafka))
                .flatMap(Function.identity());
    }

    private static Stream<String> rights(Deployment all) {
        return all.services().flatMap(service -> {
            String user = service.isProgram() ? all.dockerfile().last("USER") : service.text("user");
            Set<String> lacks = new TreeSet<>();
            if (ROOT.matcher(user).matches()) {
                lacks.add("a user other than root");
            }
            if (!service.list("cap_drop").equals(List.of("ALL"))) {
                lacks.add("cap_drop ALL");
            }
            if (!service.list("security_opt").contains("no-new-privileges:true")) {
                lacks.add("no-new-privileges");
            }
            if (!service.text("read_only").equals("true") && !WRITES_BESIDE_ITS_VOLUMES.contains(service.name())) {
                lacks.add("read_only");
            }
            if (service.text("restart").isEmpty()) {
                lacks.add("a restart policy");
            }
            return lacks.stream().map(right -> service.name() + " lacks " + right);
        });
    }

    private static Stream<String> ports(Deployment all) {
        return all.services()
                .flatMap(service -> service.list("ports").stream())
                .filter(port -> !port.matches("127\\.0\\.0\\.1:(\\d+):\\1"))
                .map(port -> "port " + port + " is not one and the same, on 127.0.0.1 only");
    }

    private static Stream<String> files(Deployment all) {
        return all.services().flatMap(service -> service.mounts()
                .filter(mount -> mount.get(0).startsWith("."))
                .filter(mount -> !Deployment.exists(mount.get(0))
                        || !mount.get(mount.size() - 1).equals("ro"))
                .map(mount -> "file " + mount + " does not exist or may be written"));
    }

    private static Stream<String> volumes(Deployment all) {
        Set<String> declared =
                new TreeSet<>(Yaml.map(all.compose().get("volumes")).keySet());
        Set<String> used = new TreeSet<>(all.services()
                .flatMap(ComposeService::mounts)
                .map(mount -> mount.get(0))
                .filter(source -> !source.startsWith("."))
                .toList());
        return declared.equals(used)
                ? Stream.of()
                : Stream.of("volumes " + used + " are not those declared: " + declared);
    }

    /** A container that runs on is checked, at a port that it has, and the program at a path that it answers. */
    private static Stream<String> health(Deployment all) {
        Set<String> paths = Yaml.map(Yaml.map(Yaml.parse(Deployment.file("src/main/resources/board/openapi.json")))
                        .get("paths"))
                .keySet();
        return all.services()
                .filter(service -> !service.text("restart").equals("no"))
                .filter(service -> {
                    Matcher checked = CHECKED.matcher(String.join(" ", service.healthCheck()));
                    return !checked.find()
                            || !hasPort(service, checked.group(1))
                            || (service.isProgram() && !paths.contains(String.valueOf(checked.group(2))));
                })
                .map(service -> "health of " + service.name() + " is not checked at a port and path that it has");
    }

    private static boolean hasPort(ComposeService service, String port) {
        return port.equals(String.valueOf(service.port()))
                || service.environment().getOrDefault("KAFKA_LISTENERS", "").contains("://:" + port);
    }

    private static Stream<String> order(Deployment all) {
        return all.services().flatMap(service -> service.waitsFor().entrySet().stream()
                .filter(wait -> !canCome(all.service(wait.getKey()), wait))
                .map(wait -> "order: " + service.name() + " waits in vain for " + wait));
    }

    private static boolean canCome(ComposeService awaited, Map.Entry<String, String> wait) {
        return switch (wait.getValue()) {
            case "service_healthy" -> !awaited.healthCheck().isEmpty();
            case "service_completed_successfully" -> awaited.text("restart").equals("no");
            default -> false;
        };
    }

    private static Stream<String> sources(Deployment all) {
        return all.dockerfile()
                .sources()
                .filter(source -> !Deployment.exists(source))
                .map(source -> "source " + source + " of the Dockerfile does not exist");
    }
}
