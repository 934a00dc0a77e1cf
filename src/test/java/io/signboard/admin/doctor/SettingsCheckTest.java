package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.signboard.admin.doctor.Finding.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    @Test
    void shouldTakeSettingsOfEveryClient() {
        Lines.assertWell(look(Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.jaas.config", "secret",
                "producer.linger.ms", "5",
                "main.consumer.session.timeout.ms", "9000",
                "topic.min.insync.replicas", "2",
                "num.stream.threads", "3",
                "processing.guarantee", "exactly_once_v2",
                "isolation.level", "read_committed",
                "acks", "all")));
    }

    @Test
    void shouldFindNothingWithoutSettings() {
        Lines.assertWell(look(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "security.protocl, security.protocol",
        "consumer.max.pol.records, consumer.max.poll.records",
        "htpp.port, http.port"
    })
    void shouldTellWhatAMisspelledSettingMeans(String key, String meant) {
        Lines.assertOnly(Kind.NOTE, look(Map.of(key, "1")), key, "Is " + meant + " meant?");
    }

    @Test
    void shouldNotGuessWhereNothingIsNear() {
        Lines.assertOnly(Kind.NOTE, look(Map.of("favourite.colour", "green")), "favourite.colour", "misspelled");
    }

    @Test
    void shouldRefuseAnotherGuarantee() {
        Lines.assertOnly(Kind.WRONG, look(Map.of("processing.guarantee", "at_least_once")), "refuses to start");
    }

    @ParameterizedTest
    @CsvSource({
        "production.exception.handler, DefaultProductionExceptionHandler",
        "processing.exception.handler, LogAndContinueProcessingExceptionHandler",
        "deserialization.exception.handler, LogAndContinueExceptionHandler"
    })
    void shouldRefuseHandlersThatCouldSkipARecord(String key, String handler) {
        Lines.assertOnly(Kind.WRONG, look(Map.of(key, "org.apache.kafka.streams.errors." + handler)), "skip a record");
    }

    @Test
    void shouldRefuseWeakAcknowledgements() {
        Lines.assertOnly(Kind.WRONG, look(Map.of("producer.acks", "1")), "producer.acks");
    }

    @ParameterizedTest
    @CsvSource({
        "isolation.level, read_uncommitted",
        "consumer.isolation.level, read_uncommitted",
        "enable.auto.commit, true",
        "group.id, mine",
        "partitioner.class, org.apache.kafka.clients.producer.RoundRobinPartitioner"
    })
    void shouldSayWhatIsOverruled(String key, String value) {
        Lines.assertOnly(Kind.NOTE, look(Map.of(key, value)), key + " is overruled", "Take the line out.");
    }

    @Test
    void shouldSayWhatMoreThanOneRequestUnderWayCanDoToAFeed() {
        String inFlight = "max.in.flight.requests.per.connection";
        Lines.assertOnly(Kind.NOTE, look(Map.of(inFlight, "5")), "With " + inFlight + " above 1", "Take the line out.");
        Lines.assertWell(look(Map.of(inFlight, "1")));
    }

    @Test
    void shouldSayThatNamesOfOneProgramAreShared() {
        Lines.assertOnly(Kind.NOTE, look(Map.of("client.id", "me")), "the same client.id");
    }

    @Test
    void shouldSayThatANarrowerSettingOfTheProcessorWins() {
        Lines.assertOnly(
                Kind.NOTE,
                look(Map.of("session.timeout.ms", "30000")),
                "does not heed session.timeout.ms",
                "Write main.consumer.session.timeout.ms");
    }

    @Test
    void shouldNotShowAValueThatKafkaRefuses() {
        List<Finding> findings = look(Map.of("num.stream.threads", "s3cret"));

        Lines.assertOnly(Kind.WRONG, findings, "num.stream.threads");
        assertFalse(findings.toString().contains("s3cret"), findings::toString);
    }

    @Test
    void shouldLetAProviderFillInAValue() {
        Lines.assertWell(look(Map.of(
                "config.providers", "file",
                "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider",
                "request.timeout.ms", "${file:/etc/kafka:timeout}")));
    }

    private static List<Finding> look(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", "hall:9092");
        return new SettingsCheck(new Patient(
                        all,
                        Set.of("http.port"),
                        Duration.ofSeconds(1),
                        new ProcessorProfile(
                                "signboard",
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(6),
                                1,
                                Set.of("main.consumer.session.timeout.ms")),
                        List.of(),
                        List.of(),
                        "1.0"))
                .findings();
    }
}
