package io.signboard.wire;

import io.signboard.model.Definition;
import io.signboard.model.Tier;
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
        DefinitionJson.unread(
                json,
                (path, meant) -> notes.add("Nothing reads the field '" + path + "'"
                        + meant.map(name -> "; is '" + name + "' meant?").orElse(".")));
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
