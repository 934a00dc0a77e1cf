package io.signboard.deploy;

import io.signboard.wire.TopicCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.config.ConfigException;

/** What holds for Kafka, Prometheus and Grafana: settings that they know, and files and addresses that agree. */
final class NeighbourRules {

    static final List<Function<Deployment, Stream<String>>> ALL = List.of(
            NeighbourRules::kafkaSettings,
            NeighbourRules::kafkaAddresses,
            NeighbourRules::replicas,
            NeighbourRules::prometheusFiles,
            NeighbourRules::targets,
            NeighbourRules::grafanaFiles,
            NeighbourRules::grafanaSource,
            NeighbourRules::grafanaGuests);

    private static final String PROMETHEUS_FOLDER = "/etc/prometheus/";

    private NeighbourRules() {}

    /** Kafka's own class reads them; its image makes {@code foo.bar} of {@code KAFKA_FOO_BAR}. */
    private static Stream<String> kafkaSettings(Deployment all) {
        Properties settings = new Properties();
        all.service("kafka").environment().forEach((name, value) -> {
            if (name.startsWith("KAFKA_")) {
                settings.put(name.substring("KAFKA_".length()).replace('_', '.').toLowerCase(Locale.ROOT), value);
            }
        });
        try {
            Set<String> known = KafkaConfig.fromProps(settings, false).values().keySet();
            return settings.stringPropertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> "kafka does not know " + name);
        } catch (ConfigException | IllegalArgumentException e) {
            return Stream.of("kafka refuses its settings: " + e.getMessage());
        }
    }

    /** The program is told the address inside; the one for the host is the port that is published. */
    private static Stream<String> kafkaAddresses(Deployment all) {
        ComposeService kafka = all.service("kafka");
        List<String> advertised = List.of(kafka.environment()
                .getOrDefault("KAFKA_ADVERTISED_LISTENERS", "")
                .split(",", -1));
        Stream<String> inside = all.programs()
                .map(program -> program.environment().getOrDefault("SIGNBOARD_BOOTSTRAP_SERVERS", ""))
                .distinct()
                .filter(address -> !advertised.contains("INSIDE://" + address) || !address.startsWith("kafka:"))
                .map(address -> "kafka does not advertise " + address);
        Stream<String> host = Stream.of(
                        "HOST://" + kafka.list("ports").stream().findFirst().orElse(""))
                .filter(published -> advertised.stream().noneMatch(address -> published.startsWith(address + ":")))
                .map(published -> "kafka does not advertise the published " + published);
        Stream<String> data = Stream.of(kafka.environment().getOrDefault("KAFKA_LOG_DIRS", ""))
                .filter(folder ->
                        !kafka.mountPoint("kafka-data").filter(folder::equals).isPresent())
                .map(folder -> "kafka does not keep " + folder + " in its volume");
        return Stream.of(inside, host, data).flatMap(Function.identity());
    }

    private static Stream<String> replicas(Deployment all) {
        long brokers = all.services()
                .filter(service -> service.text("image").startsWith("apache/kafka:"))
                .count();
        return TopicCatalog.load().topics().stream()
                .filter(topic -> topic.replicationFactor() > brokers)
                .map(topic -> "kafka has too few brokers for " + topic.name());
    }

    /** All files that the configuration names are where it looks for them. */
    private static Stream<String> prometheusFiles(Deployment all) {
        ComposeService prometheus = all.service("prometheus");
        Map<String, String> sources = new LinkedHashMap<>();
        prometheus.mounts().forEach(mount -> sources.put(mount.get(1), mount.get(0)));
        String configured = prometheus.list("command").stream()
                .filter(flag -> flag.startsWith("--config.file="))
                .map(flag -> flag.substring("--config.file=".length()))
                .findFirst()
                .orElse("");
        String source = sources.get(configured);
        if (source == null || !Deployment.exists(source)) {
            return Stream.of("prometheus does not find its configuration " + configured);
        }
        Map<String, Object> configuration = Yaml.map(Yaml.parse(Deployment.file(source)));
        Set<String> named = new TreeSet<>();
        Yaml.list(configuration.get("rule_files")).forEach(file -> named.add(String.valueOf(file)));
        for (Object job : Yaml.list(configuration.get("scrape_configs"))) {
            for (Object discovery : Yaml.list(Yaml.map(job).get("file_sd_configs"))) {
                Yaml.list(Yaml.map(discovery).get("files")).forEach(file -> named.add(String.valueOf(file)));
            }
        }
        return named.stream()
                .filter(file -> !sources.containsKey(PROMETHEUS_FOLDER + file))
                .map(file -> "prometheus does not find " + file);
    }

    /** Every container of the program that serves HTTP is watched, and nothing else. */
    private static Stream<String> targets(Deployment all) {
        String source = all.service("prometheus")
                .mounts()
                .filter(mount -> mount.get(1).equals(PROMETHEUS_FOLDER + "targets.yml"))
                .map(mount -> mount.get(0))
                .findFirst()
                .orElse("");
        if (source.isEmpty() || !Deployment.exists(source)) {
            return Stream.of("targets do not exist: " + source);
        }
        Set<String> watched = new TreeSet<>();
        for (Object group : Yaml.list(Yaml.parse(Deployment.file(source)))) {
            Yaml.list(Yaml.map(group).get("targets")).forEach(target -> watched.add(String.valueOf(target)));
        }
        Set<String> serving = new TreeSet<>(all.programs()
                .filter(program -> program.port() > 0)
                .map(program -> program.name() + ":" + program.port())
                .toList());
        return watched.equals(serving) ? Stream.of() : Stream.of("targets " + watched + " are not " + serving);
    }

    private static Stream<String> grafanaFiles(Deployment all) {
        ComposeService grafana = all.service("grafana");
        String dashboards = grafana.mountPoint("./grafana/dashboards").orElse("nowhere");
        String home = grafana.environment().getOrDefault("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", "");
        String provider = Deployment.file("grafana/provisioning/dashboards/signboard.yml");
        Stream<String> provisioning = Stream.of("/etc/grafana/provisioning")
                .filter(folder -> !grafana.mountPoint("./grafana/provisioning")
                        .filter(folder::equals)
                        .isPresent())
                .map(folder -> "grafana does not find its provisioning at " + folder);
        Stream<String> provided = Stream.of("path: " + dashboards + "\n")
                .filter(path -> !provider.contains(path))
                .map(path -> "grafana's provider does not say " + path);
        Stream<String> first = Stream.of(home.replace(dashboards, "grafana/dashboards"))
                .filter(file -> !home.startsWith(dashboards) || !Deployment.exists(file))
                .map(file -> "grafana's home " + home + " does not exist");
        return Stream.of(provisioning, provided, first).flatMap(Function.identity());
    }

    /** The data source is told by a variable where Prometheus is. */
    private static Stream<String> grafanaSource(Deployment all) {
        String url = all.service("grafana").environment().getOrDefault("PROMETHEUS_URL", "");
        boolean isTold = Deployment.file("grafana/provisioning/datasources/signboard.yml")
                .contains("url: $PROMETHEUS_URL\n");
        return isTold && url.startsWith("http://prometheus:") && all.isReachable(url.substring("http://".length()))
                ? Stream.of()
                : Stream.of("grafana does not reach prometheus at " + url);
    }

    private static Stream<String> grafanaGuests(Deployment all) {
        Map<String, String> wanted = Map.of(
                "GF_AUTH_ANONYMOUS_ENABLED", "true",
                "GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer",
                "GF_AUTH_BASIC_ENABLED", "false",
                "GF_AUTH_DISABLE_LOGIN_FORM", "true",
                "GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true",
                "GF_DASHBOARDS_MIN_REFRESH_INTERVAL", "1s");
        Map<String, String> settings = all.service("grafana").environment();
        return wanted.entrySet().stream()
                .filter(want -> !want.getValue().equals(settings.get(want.getKey())))
                .map(want -> "grafana lacks " + want);
    }
}
