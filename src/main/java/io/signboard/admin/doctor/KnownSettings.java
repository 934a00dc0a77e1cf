package io.signboard.admin.doctor;

import io.signboard.wire.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that Kafka's clients and Streams know. */
public final class KnownSettings {

    /** What narrows a setting to one of the clients of Streams. */
    static final List<String> PREFIXES =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    /** Settings whose further words are the user's own, or the brokers'. */
    private static final List<String> OPEN = List.of("topic.", "config.providers.", "metrics.context.", "client.tag.");

    private final Map<String, ConfigKey> keys = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    /**
     * With the names that stand beside Kafka's.
     *
     * @param ownKeys the program's own settings, which a misspelled one may mean
     */
    public KnownSettings(Set<String> ownKeys) {
        for (ConfigDef definition : List.of(
                AdminClientConfig.configDef(),
                ProducerConfig.configDef(),
                ConsumerConfig.configDef(),
                StreamsConfig.configDef())) {
            keys.putAll(definition.configKeys());
        }
        names.addAll(keys.keySet());
        names.addAll(ownKeys);
        names.add("config.providers");
        names.add("processing.exception.handler.global.enabled");
    }

    /** Whether anything reads a setting of this name. */
    public boolean contains(String key) {
        return names.contains(plain(key)) || OPEN.stream().anyMatch(key::startsWith);
    }

    /** Whether Kafka takes this value; what a provider puts in its place at run time isn't known here. */
    boolean takes(String key, String value) {
        ConfigKey definition = keys.get(plain(key));
        if (definition == null || value.contains("${")) {
            return true;
        }
        try {
            Object parsed = ConfigDef.parseType(definition.name, value, definition.type);
            if (definition.validator != null) {
                definition.validator.ensureValid(definition.name, parsed);
            }
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    /** The known name that differs by the fewest letters, if only few do. */
    Optional<String> nearest(String key) {
        String plain = plain(key);
        String prefix = key.substring(0, key.length() - plain.length());
        return Spelling.nearest(plain, names).map(name -> prefix + name);
    }

    /** The name without what narrows it. */
    static String plain(String key) {
        return PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }
}
