package io.signboard.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The containers can't be started by a test, so all that can go wrong without starting them is looked at here. */
final class ComposeTest {

    private static final String COMPOSE = Deployment.file("docker-compose.yml");
    private static final String DOCKERFILE = Deployment.file("Dockerfile");

    @Test
    void shouldAgreeWithTheRestOfTheRepository() {
        assertEquals(List.of(), complaints(COMPOSE, DOCKERFILE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "apache/kafka:4.3.1 | apache/kafka:4.3.0 | is not apache/kafka:",
                "prom/prometheus:v3.15.0 | prom/prometheus:latest | no exact tag",
                "grafana/grafana:13.2.3 | grafana/grafana:13 | no exact tag",
                "signboard:1.0.0-SNAPSHOT | signboard:0.9.0 | is not signboard:",
                "user: appuser | user: root | kafka lacks a user",
                "user: appuser | group: x | kafka lacks a user",
                "user: \"472\" | user: \"0:472\" | grafana lacks a user",
                "cap_drop: [ALL] | cap_drop: [NET_RAW] | lacks cap_drop",
                "no-new-privileges:true | no-new-privileges:false | lacks no-new-privileges",
                "read_only: true | read_only: false | lacks read_only",
                "restart: unless-stopped | labels: [] | lacks a restart policy",
                "127.0.0.1:8080:8080 | 8080:8080 | port 8080:8080",
                "127.0.0.1:8080:8080 | 0.0.0.0:8080:8080 | port 0.0.0.0",
                "127.0.0.1:8081:8081 | 127.0.0.1:8081:8080 | port 127.0.0.1:8081:8080",
                "127.0.0.1:8081:8081 | 127.0.0.1:8082:8082 | not reached where it listens",
                "./grafana/prometheus/alerts.yml: | ./grafana/prometheus/alarms.yml: | file [",
                "dashboards:ro | dashboards:rw | may be written",
                "- grafana-data: | - graphana-data: | volumes [",
                "127.0.0.1:8081/health/ready | 127.0.0.1:8081/health/good | health of processor",
                "127.0.0.1:8080/health/ready | 127.0.0.1:8081/health/ready | health of board",
                "/127.0.0.1/19092 | /127.0.0.1/19093 | health of kafka",
                "restart: \"no\" | restart: always | waits in vain",
                "service_completed_successfully | service_healthy | waits in vain",
                "condition: service_healthy | condition: service_started | waits in vain",
                "[process] | [processor] | command [processor]",
                "[topics, apply] | [topics, make] | command [topics, make]",
                "SIGNBOARD_TIMEOUT | SIGNBOARD_PATIENCE | SIGNBOARD_PATIENCE is no setting",
                "processor-state:/var/lib/signboard | processor-state:/var/lib/state | state in /var/lib/signboard",
                "KAFKA_MIN_INSYNC_REPLICAS | KAFKA_MIN_ISR | kafka does not know min.isr",
                "broker,controller | broker | kafka refuses",
                "INSIDE:PLAINTEXT | INSIDE:PLAIN | kafka refuses",
                "SIGNBOARD_BOOTSTRAP_SERVERS: kafka:19092 | SIGNBOARD_BOOTSTRAP_SERVERS: kafka:9092 | does not advertise kafka:9092",
                "HOST://127.0.0.1:9092 | HOST://127.0.0.1:9094 | does not advertise the published",
                "KAFKA_LOG_DIRS: /var/lib/kafka/data | KAFKA_LOG_DIRS: /tmp/kafka | does not keep /tmp/kafka",
                "image: apache/kafka:4.3.1 | image: none/kafka:4.3.1 | too few brokers",
                "config.file=/etc/prometheus/prometheus.yml | config.file=/etc/prometheus.yml | its configuration",
                "/etc/prometheus/alerts.yml | /etc/prometheus/rules.yml | does not find alerts.yml",
                "./grafana/prometheus/targets-compose.yml | ./grafana/prometheus/targets.yml | targets [127.0.0.1:8080]",
                "/etc/prometheus/targets.yml | /etc/prometheus/targets/a.yml | does not find targets.yml",
                "provisioning:/etc/grafana/provisioning | provisioning:/etc/grafana | its provisioning",
                "dashboards:/etc/signboard/dashboards | dashboards:/etc/dashboards | provider does not say",
                "dashboards/ceremony.json | dashboards/party.json | does not exist",
                "PROMETHEUS_URL: http://prometheus:9090 | PROMETHEUS_URL: http://prometheus:9091 | does not reach",
                "GF_AUTH_ANONYMOUS_ORG_ROLE: Viewer | GF_AUTH_ANONYMOUS_ORG_ROLE: Editor | lacks GF_AUTH_ANONYMOUS_ORG_ROLE",
                "GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION | GF_SECURITY_ADMIN_PASSWORD | grafana lacks"
            })
    void shouldNoticeAMistakeInTheComposeFile(String right, String wrong, String complaint) {
        assertNoticed(COMPOSE.replace(right, wrong), DOCKERFILE, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "eclipse-temurin:17.0.20_8-jre-jammy | eclipse-temurin:17-jre | no exact tag",
                "COPY topics | COPY topic | source topic ",
                "USER signboard | USER root | lacks a user",
                "USER signboard | WORKDIR / | lacks a user",
                "SIGNBOARD_HTTP_HOST=0.0.0.0 | SIGNBOARD_HTTP_HOST=127.0.0.1 | not reached where it listens",
                "SIGNBOARD_DATA_DIR=/var/lib | SIGNBOARD_DATA_DIR=/srv | state in /srv/signboard",
                "SIGNBOARD_DATA_DIR | SIGNBOARD_DATA_FOLDER | is no setting",
                "-XX:+UseParallelGC | -XX:+UseSerialGC | the launcher's",
                "-XX:MaxNewSize=128m | -XX:MaxNewSize=1g | the launcher's",
                "-Xlog:gc+ergo=error | -Xlog:gc+ergo | the launcher's",
                "/opt/signboard/lib | /opt/lib | is not copied",
                "signboard.jar\"] | signboard-1.jar\"] | does not end in"
            })
    void shouldNoticeAMistakeInTheDockerfile(String right, String wrong, String complaint) {
        assertNoticed(COMPOSE, DOCKERFILE.replace(right, wrong), complaint);
    }

    private static void assertNoticed(String compose, String dockerfile, String complaint) {
        assertNotEquals(COMPOSE + DOCKERFILE, compose + dockerfile);

        List<String> complaints = complaints(compose, dockerfile);

        assertTrue(complaints.stream().anyMatch(one -> one.contains(complaint)), complaints::toString);
    }

    private static List<String> complaints(String compose, String dockerfile) {
        Deployment deployment = Deployment.of(compose, dockerfile);
        return Stream.of(ContainerRules.ALL, ProgramRules.ALL, NeighbourRules.ALL)
                .flatMap(List::stream)
                .flatMap(rule -> rule.apply(deployment))
                .toList();
    }
}
