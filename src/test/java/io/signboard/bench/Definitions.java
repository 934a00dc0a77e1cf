package io.signboard.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.feed.FeedGenerator;
import io.signboard.feed.GeneratorSettings;
import io.signboard.feed.Vocabulary;
import io.signboard.support.Schemas;
import io.signboard.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The ceremonies that are measured: sectors, investors, provinces, a host and three tiers. */
final class Definitions {

    private static final long SEED = 42;
    private static final Instant START = Instant.parse("2021-08-23T01:00:00Z");

    private Definitions() {}

    /** The settings of a generated feed of an hour in the standard mix. */
    static GeneratorSettings settings(String ceremonyId, int projects) {
        return GeneratorSettings.standard(
                ceremonyId, projects, SEED, START, Vocabulary.generic(Currency.getInstance("CNY")));
    }

    /** Defines these ceremonies. */
    static void publish(Cluster cluster, List<String> ceremonyIds) {
        publish(cluster, ceremonyIds, 1);
    }

    /** Defines a ceremony anew; another version counts guests into the headline or takes them out. */
    static void change(Cluster cluster, String ceremonyId, long version) {
        publish(cluster, List.of(ceremonyId), version);
    }

    private static void publish(Cluster cluster, List<String> ceremonyIds, long version) {
        try (Sender sender = new Sender(cluster, ceremonyIds.size())) {
            for (String ceremonyId : ceremonyIds) {
                sender.send(new ProducerRecord<>(
                        Topics.DEFINITIONS.name(),
                        ceremonyId.getBytes(StandardCharsets.UTF_8),
                        definition(ceremonyId, version).toString().getBytes(StandardCharsets.UTF_8)));
            }
            sender.flush();
        }
    }

    private static ObjectNode definition(String ceremonyId, long version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FeedGenerator(settings(ceremonyId, 1)).writeDefinition(bytes);
        ObjectNode definition = (ObjectNode) Schemas.tree(bytes.toByteArray());
        return definition.put("version", version).put("guestsInHeadline", version % 2 == 0);
    }
}
