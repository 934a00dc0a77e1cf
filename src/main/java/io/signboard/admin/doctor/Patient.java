package io.signboard.admin.doctor;

import io.signboard.wire.AclRole;
import io.signboard.wire.ClientKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be examined.
 *
 * @param settings {@code bootstrap.servers} and the user's settings of Kafka; may be secret, no finding shows a value
 * @param ownKeys the keys of the program's own settings in a configuration file, which a misspelled key may mean
 * @param timeout how long to wait for each answer, above 0
 * @param processor what the processor asks of a cluster
 * @param roles what the login is meant for; not empty
 * @param boards addresses of boards and processors to look at too, like {@code http://127.0.0.1:8080}
 * @param version the version of this program
 */
public record Patient(
        Map<String, Object> settings,
        Set<String> ownKeys,
        Duration timeout,
        ProcessorProfile processor,
        List<AclRole> roles,
        List<URI> boards,
        String version) {

    static final String SERVERS = "bootstrap.servers";

    /** Copies the collections. */
    public Patient {
        settings = Map.copyOf(settings);
        ownKeys = Set.copyOf(ownKeys);
        roles = List.copyOf(roles);
        boards = List.copyOf(boards);
    }

    /** Leaves the settings out: some may be secret. */
    @Override
    public String toString() {
        return "Patient[" + processor + ", " + roles + ", " + boards + "]";
    }

    /** The addresses of the cluster, as they were given. */
    String servers() {
        return String.valueOf(settings.get(SERVERS));
    }

    /** Whether brokers are spoken to in TLS. */
    boolean usesTls() {
        return String.valueOf(ClientKind.ADMIN.settings(settings).get("security.protocol"))
                .toUpperCase(Locale.ROOT)
                .contains("SSL");
    }

    /** The user's settings of Kafka by name, without the addresses. */
    Map<String, String> kafkaSettings() {
        Map<String, String> texts = new TreeMap<>();
        settings.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        texts.remove(SERVERS);
        return texts;
    }
}
