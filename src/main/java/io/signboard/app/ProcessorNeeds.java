package io.signboard.app;

import io.signboard.admin.doctor.ProcessorProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What a processor would ask of a cluster, told without starting one. */
public final class ProcessorNeeds {

    private ProcessorNeeds() {}

    /**
     * With these settings. Settings that would keep it from starting are passed over.
     *
     * @param user any Kafka client or Streams settings
     */
    public static ProcessorProfile of(Map<String, Object> user) {
        Map<String, Object> able = new HashMap<>(user);
        able.remove(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        able.keySet().removeAll(StreamsProperties.HANDLERS);
        Map<String, Object> all = StreamsProperties.of(able, Path.of(""), 1, 1);
        Set<String> presets = StreamsProperties.of(Map.of(), Path.of(""), 1, 1).keySet();
        return new ProcessorProfile(
                String.valueOf(all.get(StreamsConfig.APPLICATION_ID_CONFIG)),
                Duration.ofMillis(number(all, StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))),
                Duration.ofMillis(
                        number(all, StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))),
                number(all, StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)),
                presets);
    }

    /** What is no number can't be compared; it is found to be wrong by itself. */
    private static long number(Map<String, Object> settings, String key) {
        String text = String.valueOf(settings.get(key)).strip();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
