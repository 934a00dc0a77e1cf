package io.signboard.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.signboard.model.Definition;
import io.signboard.model.Tier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is allowed in a definition and hardly meant: fields that nothing reads, as misspelled ones are, and members that
 * nothing matches.
 */
public final class DefinitionNotes {

    private static final Set<String> ROOT = Set.of(
            "ceremonyId",
            "version",
            "status",
            "name",
            "opensAt",
            "closesAt",
            "timeZone",
            "currency",
            "exchangeRates",
            "minimumAmount",
            "tiers",
            "sectors",
            "investors",
            "provinces",
            "host",
            "guestsInHeadline",
            "previous");

    private static final Set<String> TIER = Set.of("id", "above");
    private static final Set<String> MEMBER = Set.of("id", "name");
    private static final Set<String> PREVIOUS = Set.of("ceremonyId", "projects", "amount", "tiers");

    private final List<String> notes = new ArrayList<>();

    private DefinitionNotes() {}

    /**
     * One sentence for each doubt; none if there is no doubt.
     *
     * @param json a valid definition's bytes
     * @param definition what they say
     */
    public static List<String> of(byte[] json, Definition definition) {
        DefinitionNotes found = new DefinitionNotes();
        found.fields(json);
        found.members(definition);
        return List.copyOf(found.notes);
    }

    private void fields(byte[] json) {
        JsonNode root;
        try {
            root = JsonFormat.tree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no definition", e);
        }
        if (root == null) {
            throw new IllegalArgumentException("This is no definition");
        }
        unread(root, ROOT, "");
        each(root, "tiers", TIER);
        each(root, "sectors", MEMBER);
        each(root, "investors", MEMBER);
        each(root, "provinces", MEMBER);
        unread(root.path("previous"), PREVIOUS, "previous.");
    }

    private void each(JsonNode root, String field, Set<String> known) {
        for (int i = 0; i < root.path(field).size(); i++) {
            unread(root.path(field).get(i), known, field + "[" + i + "].");
        }
    }

    private void unread(JsonNode object, Set<String> known, String path) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                notes.add("Nothing reads the field '" + path + Quoted.shortened(name) + "'"
                        + Spelling.nearest(name, known)
                                .map(meant -> "; is '" + meant + "' meant?")
                                .orElse("."));
            }
        });
    }

    private void members(Definition definition) {
        String host = definition.host();
        boolean isListed = definition.provinces().members().stream()
                .anyMatch(province -> province.id().equals(host));
        if (host != null && !isListed && !definition.provinces().members().isEmpty()) {
            notes.add("The host '" + Quoted.shortened(host)
                    + "' is not among the provinces, so that its own projects are tallied under 'other'.");
        }
        Set<String> tiers = definition.tiers().stream().map(Tier::id).collect(Collectors.toSet());
        if (definition.previous() != null) {
            new TreeSet<>(definition.previous().tiers().keySet())
                    .stream()
                            .filter(tier -> !tiers.contains(tier))
                            .forEach(tier -> notes.add("'previous' counts a tier '" + Quoted.shortened(tier)
                                    + "', which is none of the tiers, so that no change is told of it."));
        }
        Set<Long> bounds = new HashSet<>();
        definition.tiers().stream()
                .filter(tier -> !bounds.add(tier.above()))
                .forEach(tier -> notes.add(
                        "The tier '" + Quoted.shortened(tier.id()) + "' is above the same amount as another one."));
    }
}
