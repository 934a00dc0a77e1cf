package io.signboard.admin.doctor;

import io.signboard.admin.KafkaClients;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/** Makes clients that wait no longer for an answer than the examination is to, whatever the user set for the others. */
final class ClientSource {

    private static final List<String> PATIENCE =
            List.of("default.api.timeout.ms", "request.timeout.ms", "socket.connection.setup.timeout.ms");

    private final Patient patient;

    ClientSource(Patient patient) {
        this.patient = patient;
    }

    /** A client of the cluster at these addresses; whoever asks closes it. */
    Admin admin(Collection<String> servers) {
        return clients(servers).admin();
    }

    /** The same, which sees what is committed. */
    Consumer<byte[], byte[]> consumer(Collection<String> servers) {
        return clients(servers).consumer();
    }

    private KafkaClients clients(Collection<String> servers) {
        Map<String, Object> settings = new HashMap<>(patient.settings());
        settings.put(Patient.SERVERS, String.join(",", servers));
        settings.keySet().removeIf(key -> PATIENCE.contains(KnownSettings.plain(key)));
        return new KafkaClients(settings, patient.timeout());
    }
}
