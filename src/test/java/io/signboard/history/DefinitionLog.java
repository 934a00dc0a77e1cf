package io.signboard.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.support.Schemas;
import io.signboard.support.Terms;
import io.signboard.support.Told;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that came into force, by ceremony and version. Validity is judged simply: an object with its key as
 * ceremonyId, a whole version and a known currency.
 */
final class DefinitionLog {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, NavigableMap<Long, JsonNode>> definitions = new TreeMap<>();
    private final Map<String, List<Terms>> terms = new HashMap<>();

    void take(ConsumerRecord<byte[], byte[]> record) {
        @Nullable JsonNode definition = tree(record.value());
        if (definition == null || record.key() == null || !isValid(definition)) {
            return;
        }
        String ceremonyId = definition.path("ceremonyId").textValue();
        if (ceremonyId.equals(new String(record.key(), StandardCharsets.UTF_8))) {
            NavigableMap<Long, JsonNode> before = definitions.computeIfAbsent(ceremonyId, id -> new TreeMap<>());
            long version = definition.path("version").decimalValue().longValueExact();
            if (before.isEmpty() || version > before.lastKey()) {
                before.put(version, definition);
                terms.computeIfAbsent(ceremonyId, id -> new ArrayList<>()).add(Terms.of(definition));
            }
        }
    }

    private static @Nullable JsonNode tree(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return Schemas.tree(value);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private static boolean isValid(JsonNode definition) {
        BigDecimal version = definition.path("version").decimalValue();
        return definition.path("ceremonyId").isTextual()
                && definition.path("version").isNumber()
                && version.signum() > 0
                && version.stripTrailingZeros().scale() <= 0
                && definition.path("currency").isTextual()
                && CURRENCIES.contains(definition.path("currency").textValue());
    }

    /** Every ceremony that is defined. */
    Set<String> ceremonies() {
        return definitions.keySet();
    }

    /** One version that came into force. */
    Optional<JsonNode> find(String ceremonyId, long version) {
        NavigableMap<Long, JsonNode> versions = definitions.get(ceremonyId);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.get(version));
    }

    /** The one in force. */
    Optional<JsonNode> newest(String ceremonyId) {
        NavigableMap<Long, JsonNode> versions = definitions.get(ceremonyId);
        return versions == null
                ? Optional.empty()
                : Optional.of(versions.lastEntry().getValue());
    }

    /** What the one in force says of an event that counts: empty if it takes it, or if there is none. */
    String verdict(Told event) {
        List<Terms> all = terms.getOrDefault(event.ceremonyId(), List.of());
        return all.isEmpty() ? "" : all.get(all.size() - 1).verdict(event);
    }

    /** The refusals of an event by one version after the other, without those that only repeat the last verdict. */
    List<String> refusals(Told event) {
        List<String> refusals = new ArrayList<>();
        String last = "";
        for (Terms version : terms.getOrDefault(event.ceremonyId(), List.of())) {
            String verdict = version.verdict(event);
            if (!verdict.equals(last) && !verdict.isEmpty()) {
                refusals.add(verdict);
            }
            last = verdict;
        }
        return refusals;
    }
}
