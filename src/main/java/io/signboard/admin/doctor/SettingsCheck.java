package io.signboard.admin.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the user's settings of Kafka: unknown ones, values that Kafka refuses, and what the program overrules. */
final class SettingsCheck implements Check {

    private final Map<String, String> settings;
    private final ProcessorProfile processor;
    private final KnownSettings known;

    SettingsCheck(Patient patient) {
        this.settings = patient.kafkaSettings();
        this.processor = patient.processor();
        this.known = new KnownSettings(patient.ownKeys());
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        settings.forEach((key, value) -> finding(key, value).ifPresent(findings::add));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    settings.isEmpty()
                            ? "No setting of Kafka is given beside the addresses."
                            : "Each of the " + settings.size()
                                    + " settings of Kafka is known, and none is refused or overruled."));
        }
        return findings;
    }

    /** The gravest thing to say about a setting. */
    private Optional<Finding> finding(String key, String value) {
        if (!known.contains(key)) {
            String meant = known.nearest(key)
                    .map(near -> "Is " + near + " meant?")
                    .orElse("Is it misspelled, or a setting of a plug-in?");
            return Optional.of(
                    Finding.note("No client of Kafka knows the setting " + key + ", so it does nothing.", meant));
        }
        if (!known.takes(key, value)) {
            return Optional.of(Finding.wrong(
                    "The setting " + key + " has a value that Kafka does not take; what uses it does not start.",
                    "Look it up in Kafka's documentation, and mend the line."));
        }
        return SettingRule.of(key, value).or(() -> preset(key));
    }

    /** A name with a prefix, which the program sets, wins over the same name without it. */
    private Optional<Finding> preset(String key) {
        return KnownSettings.PREFIXES.stream()
                .map(prefix -> prefix + key)
                .filter(name -> processor.presets().contains(name) && !settings.containsKey(name))
                .findFirst()
                .map(name -> Finding.note(
                        "The processor does not heed " + key + ", because it sets " + name
                                + " itself, which is narrower.",
                        "Write " + name + " if the processor is meant."));
    }
}
