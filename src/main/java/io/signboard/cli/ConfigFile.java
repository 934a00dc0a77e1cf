package io.signboard.cli;

import io.signboard.admin.doctor.KnownSettings;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A configuration file: Java properties in UTF-8. What it holds may be secret and is never shown.
 *
 * @param path the file
 * @param lines its lines by key
 */
record ConfigFile(Path path, Map<String, String> lines) {

    /** Keys that are settings of ours and of Kafka's at once. */
    private static final Set<String> SHARED = Set.of("replication.factor");

    /** Some editors begin a file with it. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Copies the lines. */
    ConfigFile {
        lines = Collections.unmodifiableMap(new TreeMap<>(lines));
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it can't be read or is no properties file; the sentence names the file
     */
    static ConfigFile read(Path path) {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("The configuration file " + path + " does not exist.");
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The configuration file " + path + " is not UTF-8.");
        } catch (IOException e) {
            throw new InvalidInputException("The configuration file " + path + " can't be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "The configuration file " + path + " is no properties file: it has a broken \\u escape.");
        }
        Map<String, String> lines = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> lines.put(key, properties.getProperty(key)));
        return new ConfigFile(path, lines);
    }

    /** The value of a setting, without blanks around it. */
    Optional<String> value(String key) {
        return Optional.ofNullable(lines.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Refuses the spelling of the flags, which would be taken for a setting of Kafka's.
     *
     * @param keys the keys of all our settings
     * @throws InvalidInputException with a sentence naming the line
     */
    void requireSpelling(Set<String> keys) {
        for (String key : lines.keySet()) {
            String right = key.replace('-', '.');
            if (!right.equals(key) && keys.contains(right)) {
                throw new InvalidInputException("The configuration file " + path + " says '" + key
                        + "', which is spelled '" + right + "' there.");
            }
        }
    }

    /**
     * The lines that nothing reads and that look like settings of ours, each in a sentence.
     *
     * @param keys the keys of all our settings
     */
    List<String> doubts(Set<String> keys) {
        List<String> doubts = new ArrayList<>();
        KnownSettings known = null; // asking Kafka takes a moment
        for (String key : lines.keySet()) {
            Optional<String> meant = keys.contains(key) ? Optional.empty() : Spelling.nearest(key, keys);
            if (meant.isPresent()) {
                known = known == null ? new KnownSettings(keys) : known;
                if (!known.contains(key)) {
                    doubts.add("nothing reads the line '" + PlainText.of(key) + "' of " + path + "; is " + meant.get()
                            + " meant?");
                }
            }
        }
        return doubts;
    }

    /**
     * The lines that are not ours, for Kafka.
     *
     * @param keys the keys of all our settings
     */
    Map<String, Object> kafkaSettings(Set<String> keys) {
        Map<String, Object> settings = new TreeMap<>(lines);
        settings.keySet().removeIf(key -> keys.contains(key) && !SHARED.contains(key));
        return settings;
    }
}
