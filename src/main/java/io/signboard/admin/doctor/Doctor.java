package io.signboard.admin.doctor;

import io.signboard.admin.AdminException;
import io.signboard.admin.RecordReader;
import io.signboard.wire.TopicCatalog;
import io.signboard.wire.TopicSpec;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Examines a configuration and its cluster in an order in which a cause comes before its consequences, and goes on as far as
 * it can. Every question has a time limit; after two that nobody answered the cluster is asked nothing more.
 */
public final class Doctor {

    private static final int MOST_SILENCES = 2;

    private final Patient patient;
    private final Clock clock;
    private final Consumer<Section> listener;
    private final TopicCatalog catalog = TopicCatalog.load();
    private int silences;

    /**
     * For one examination.
     *
     * @param clock this machine's clock, which others are compared with
     * @param listener gets each section as soon as it is known
     */
    public Doctor(Patient patient, Clock clock, Consumer<Section> listener) {
        this.patient = patient;
        this.clock = clock;
        this.listener = listener;
    }

    /** Looks at everything once. */
    public void examine() {
        look(new SettingsCheck(patient));
        ClientSource clients = new ClientSource(patient);
        ReachCheck reach = new ReachCheck(patient, clients);
        look(reach);
        if (reach.good().isEmpty()) {
            listener.accept(new Section(
                    "Everything else", List.of(Finding.note("What only the cluster knows was not checked.", ""))));
        } else {
            look(clients, reach);
        }
        if (!patient.boards().isEmpty()) {
            listener.accept(section(new BoardCheck(patient, clock)));
        }
    }

    private void look(ClientSource clients, ReachCheck reach) {
        Set<String> names = catalog.topics().stream().map(TopicSpec::name).collect(Collectors.toSet());
        try (Admin admin = clients.admin(reach.good());
                org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = clients.consumer(reach.good())) {
            RecordReader reader = new RecordReader(consumer, patient.timeout());
            look(new VersionCheck(admin, patient));
            RightsCheck rights = new RightsCheck(admin, patient, catalog);
            look(rights);
            look(new TopicsCheck(admin, catalog, patient.servers(), rights::hidden));
            look(new ReplicationCheck(admin, names, patient, reach.brokers()));
            look(new BrokerLimitsCheck(admin, patient.processor()));
            look(new DefinitionsCheck(reader));
            look(new ClockCheck(admin, clock));
            look(new TransactionsCheck(admin, names, patient.servers(), clock));
            look(new ProcessorsCheck(admin, reader, patient, clock));
        }
    }

    private void look(Check check) {
        listener.accept(
                silences < MOST_SILENCES
                        ? section(check)
                        : new Section(
                                check.title(),
                                List.of(Finding.note("Not checked, because the cluster answers too slowly.", ""))));
    }

    private Section section(Check check) {
        try {
            return new Section(check.title(), check.findings());
        } catch (AdminException | KafkaException e) {
            if (Trouble.isTimeout(e)) {
                silences++;
            }
            return new Section(check.title(), List.of(Trouble.inCheck(e)));
        }
    }
}
