package io.signboard.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.model.Definition;
import io.signboard.model.Dimension;
import io.signboard.model.Member;
import io.signboard.model.Money;
import io.signboard.model.Previous;
import io.signboard.model.Status;
import io.signboard.model.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads ceremony definitions: {@code topics/schemas/ceremony-definition.schema.json}. */
public final class DefinitionJson {

    private static final int MAX_TEXT = 500;
    private static final int MAX_ID = 200;
    private static final int MAX_MEMBERS = 1000;
    private static final int MAX_MAGNITUDE = 40;
    private static final BigDecimal MIN_RATE = BigDecimal.ONE.movePointLeft(MAX_MAGNITUDE);
    private static final BigDecimal MAX_RATE = BigDecimal.ONE.movePointRight(MAX_MAGNITUDE);

    private final JsonFields root;
    private final Currency currency;

    private DefinitionJson(JsonFields root) {
        this.root = root;
        this.currency = currency(root.text("currency", MAX_TEXT), "currency");
    }

    /**
     * The definition that a record of the definitions topic holds. Whether it comes into force depends on the versions
     * before it.
     *
     * @param key the record's key, which must be the ceremonyId
     * @throws InvalidInputException if it holds none; the sentence says why
     */
    public static Definition decodeRecord(@Nullable String key, byte @Nullable [] value) {
        if (value == null) {
            throw new InvalidInputException("it has no value; a definition can't be deleted.");
        }
        Definition definition = decode(value);
        if (!definition.ceremonyId().equals(key)) {
            throw new InvalidInputException("its key must be its ceremonyId '" + definition.ceremonyId() + "'.");
        }
        return definition;
    }

    /**
     * The definition that this JSON holds.
     *
     * @throws InvalidInputException if it holds none; the sentence names the field
     */
    public static Definition decode(byte[] json) {
        return new DefinitionJson(fields(json)).definition();
    }

    /**
     * Tells of each field of a definition that nothing reads its path and, if it looks like a slip, the name that is meant.
     *
     * @throws InvalidInputException as {@link #decode} does
     */
    static void unread(byte[] json, BiConsumer<String, Optional<String>> listener) {
        DefinitionJson reader = new DefinitionJson(fields(json));
        reader.definition();
        reader.root.unread(listener);
    }

    private static JsonFields fields(byte[] json) {
        if (!Unicode.isUtf8(json) || Unicode.isUtf16Or32(json)) {
            throw new InvalidInputException("The definition is not UTF-8.");
        }
        JsonNode tree;
        try {
            tree = JsonFormat.tree(json);
        } catch (IOException e) {
            throw new InvalidInputException("The definition is not JSON: " + JsonErrors.sentence(e));
        }
        if (tree == null || !tree.isObject()) {
            throw new InvalidInputException("The definition must be one JSON object.");
        }
        return new JsonFields(tree, "");
    }

    private Definition definition() {
        String ceremonyId = root.text("ceremonyId", MAX_ID);
        if (!CeremonyId.isValid(ceremonyId)) {
            throw root.invalid("ceremonyId", "must consist of letters, digits, '.', '_' and '-'");
        }
        Instant opensAt = root.timeOrNull("opensAt");
        Instant closesAt = root.timeOrNull("closesAt");
        if (opensAt != null && closesAt != null && closesAt.isBefore(opensAt)) {
            throw root.invalid("closesAt", "must not lie before 'opensAt'");
        }
        String host = root.textOrNull("host", MAX_TEXT);
        return new Definition(
                ceremonyId,
                root.positive("version"),
                status(),
                names(root),
                opensAt,
                closesAt,
                root.zoneOrNull("timeZone"),
                currency,
                exchangeRates(),
                root.has("minimumAmount") ? minorUnits(root, "minimumAmount").longValueExact() : 0,
                tiers(),
                members("sectors"),
                members("investors"),
                members("provinces"),
                host,
                root.flag("guestsInHeadline"),
                root.has("previous") ? previous(root.object("previous")) : null);
    }

    private Status status() {
        String status = root.textOrNull("status", MAX_TEXT);
        if (status == null) {
            return Status.LIVE;
        }
        return Status.of(status)
                .orElseThrow(() -> root.invalid("status", "must be rehearsal, live, provisional or certified"));
    }

    private Map<String, String> names(JsonFields parent) {
        Map<String, String> names = new LinkedHashMap<>();
        if (parent.has("name")) {
            JsonFields name = parent.object("name");
            for (String language : name.names()) {
                names.put(language, name.text(language, MAX_TEXT));
            }
        }
        return names;
    }

    private Map<Currency, BigDecimal> exchangeRates() {
        Map<Currency, BigDecimal> rates = new LinkedHashMap<>();
        if (root.has("exchangeRates")) {
            JsonFields fields = root.object("exchangeRates");
            for (String code : fields.names()) {
                BigDecimal rate = fields.number(code);
                if (rate.signum() <= 0) {
                    throw fields.invalid(code, "must be above 0");
                }
                if (rate.compareTo(MIN_RATE) < 0 || rate.compareTo(MAX_RATE) > 0) {
                    throw fields.invalid(code, "must lie within 10^-40 and 10^40");
                }
                rates.put(currency(code, "exchangeRates"), rate);
            }
        }
        return rates;
    }

    private Currency currency(String code, String field) {
        Currency found = Numbers.currency(code);
        if (found == null) {
            throw root.invalid(
                    field, "must be an ISO 4217 currency with minor digits, not '" + Quoted.shortened(code) + "'");
        }
        return found;
    }

    private List<Tier> tiers() {
        List<Tier> tiers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonFields tier : elements("tiers")) {
            String id = tier.text("id", MAX_ID);
            if (!ids.add(id)) {
                throw tier.invalid("id", "is listed twice: '" + Quoted.shortened(id) + "'");
            }
            tiers.add(new Tier(id, minorUnits(tier, "above").longValueExact()));
        }
        return tiers;
    }

    private Dimension members(String field) {
        List<Member> members = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonFields member : elements(field)) {
            String id = member.text("id", MAX_TEXT);
            if (!ids.add(id)) {
                throw member.invalid("id", "is listed twice: '" + Quoted.shortened(id) + "'");
            }
            members.add(new Member(id, names(member)));
        }
        return new Dimension(members);
    }

    private List<JsonFields> elements(String field) {
        List<JsonFields> elements = root.objects(field);
        if (elements.size() > MAX_MEMBERS) {
            throw root.invalid(field, "must have at most " + MAX_MEMBERS + " members");
        }
        return elements;
    }

    private Previous previous(JsonFields fields) {
        Map<String, Long> tiers = new LinkedHashMap<>();
        if (fields.has("tiers")) {
            JsonFields counts = fields.object("tiers");
            for (String tier : counts.names()) {
                tiers.put(tier, counts.count(tier));
            }
        }
        return new Previous(
                fields.textOrNull("ceremonyId", MAX_ID),
                fields.has("projects") ? fields.count("projects") : null,
                fields.has("amount") ? exactMinorUnits(fields, "amount") : null,
                tiers);
    }

    /** An amount of one project's size: 0 to 10^14. */
    private BigInteger minorUnits(JsonFields fields, String field) {
        BigInteger units = exactMinorUnits(fields, field);
        if (units.compareTo(BigInteger.valueOf(Money.maxMinorUnits(currency))) > 0) {
            throw fields.invalid(field, "must be at most 10^14");
        }
        return units;
    }

    /** An amount of any number of projects: 0 to 10^40. */
    private @Nullable BigInteger exactOrNull(BigDecimal amount) {
        boolean inBounds = amount.signum() == 0
                || (amount.signum() > 0
                        && amount.precision() - (long) amount.scale() <= MAX_MAGNITUDE
                        && amount.scale() <= 1000);
        try {
            return inBounds ? Money.minorUnits(amount, currency) : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private BigInteger exactMinorUnits(JsonFields fields, String field) {
        BigInteger units = exactOrNull(fields.number(field));
        if (units == null) {
            throw fields.invalid(
                    field,
                    "must be a number of at least 0 with at most " + currency.getDefaultFractionDigits()
                            + " digits behind the point for " + currency.getCurrencyCode());
        }
        return units;
    }
}
