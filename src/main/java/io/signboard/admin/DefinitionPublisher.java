package io.signboard.admin;

import io.signboard.model.Definition;
import io.signboard.model.Status;
import io.signboard.model.Summary;
import io.signboard.wire.CloudEvent;
import io.signboard.wire.DefinitionNotes;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes ceremony definitions, but none that could never come into force. */
public final class DefinitionPublisher {

    private static final String SOURCE = "/signboard/define";
    private static final String TYPE = "io.signboard.ceremony.defined";

    private final RecordReader reader;
    private final Clock clock;

    /**
     * Looks at the topics with a reader.
     *
     * @param reader sees what is committed
     * @param clock tells when a definition was published
     */
    public DefinitionPublisher(RecordReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * What would happen to each definition, one after the other.
     *
     * @throws InvalidInputException if one can't come into force, because its version isn't higher; nothing is to be published
     *     then
     * @throws AdminException if the topics can't be read
     */
    public List<DefinitionStep> check(List<DefinitionFile> files) {
        DefinitionLog log = DefinitionLog.read(reader);
        List<DefinitionStep> steps = new ArrayList<>();
        for (DefinitionFile file : files) {
            steps.add(step(file, log));
            log.take(file.definition());
        }
        return steps;
    }

    private DefinitionStep step(DefinitionFile file, DefinitionLog log) {
        Definition next = file.definition();
        Definition inForce = log.of(next.ceremonyId()).orElse(null);
        List<String> notes = new ArrayList<>(DefinitionNotes.of(file.json(), next));
        if (next.equals(inForce)) {
            return new DefinitionStep(file, DefinitionStep.Kind.ALREADY_THERE, notes, 0);
        }
        if (inForce != null && next.version() <= inForce.version()) {
            throw new InvalidInputException(file.name() + ": version " + next.version() + " of " + next.ceremonyId()
                    + " is not higher than version " + inForce.version()
                    + ", which is published already with other content; raise \"version\" to "
                    + (inForce.version() + 1) + " or more.");
        }
        long rehearsed = inForce != null && inForce.status() == Status.REHEARSAL && next.status() != Status.REHEARSAL
                ? projects(inForce)
                : 0;
        if (inForce != null && !next.currency().equals(inForce.currency())) {
            String after = next.currency().getCurrencyCode();
            notes.add("Version " + inForce.version() + " counts in "
                    + inForce.currency().getCurrencyCode() + " and this one in " + after
                    + ": a project signed in any other currency than " + after
                    + " counts no more, and is reported as currency-mismatch.");
        }
        return new DefinitionStep(file, DefinitionStep.Kind.NEW, notes, rehearsed);
    }

    /** How many projects are tallied by now, guests that stand apart among them. */
    private long projects(Definition inForce) {
        return reader.newest(Topics.SUMMARIES.name(), bytes(inForce.ceremonyId()))
                .map(record -> SummaryJson.decode(record.value()))
                .map(summary -> {
                    Summary.Guests guests = inForce.guestsInHeadline() ? null : summary.guests();
                    return summary.headline().projects() + (guests == null ? 0 : guests.projects());
                })
                .orElse(0L);
    }

    /**
     * Publishes what is new among steps just checked, and waits until the cluster has it.
     *
     * @param producer sends; stays the caller's to close
     * @throws AdminException naming the definition that the cluster did not take; those before it are published
     */
    public void publish(List<DefinitionStep> steps, Producer<byte[], byte[]> producer) {
        for (DefinitionStep step : steps) {
            if (step.isNew()) {
                Sending.await(
                        producer,
                        record(step.file()),
                        "take the definition in " + step.file().name());
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(DefinitionFile file) {
        Definition definition = file.definition();
        String ceremonyId = definition.ceremonyId();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.DEFINITIONS.name(), bytes(ceremonyId), file.json());
        new CloudEvent(ceremonyId + "/" + definition.version(), SOURCE, TYPE, clock.instant(), ceremonyId)
                .addTo(record.headers());
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
