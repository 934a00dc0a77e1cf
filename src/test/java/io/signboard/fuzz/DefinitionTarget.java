package io.signboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Partial;
import io.signboard.model.Summary;
import io.signboard.support.Schemas;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.SummaryJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records of the definitions topic, their key what a reader would take for the ceremonyId. */
final class DefinitionTarget implements Target {

    private static final String KEY = "c-1";
    private static final Instant NOW = Instant.parse("2021-08-23T02:31:07Z");

    private static final SortedMap<Integer, Long> START = new TreeMap<>(Map.of(0, 0L));
    private static final Map<Channel, SortedMap<Integer, Long>> INPUTS =
            Map.of(Channel.OFFLINE, START, Channel.ONLINE, START, Channel.OFF_SITE, START);

    private final Schemas.Schema summaries = Schemas.schema("running-summary.schema.json");

    @Override
    public String name() {
        return "definition";
    }

    @Override
    public Object decode(byte[] input) {
        try {
            return DefinitionJson.decodeRecord(KEY, input);
        } catch (InvalidInputException e) {
            return e;
        }
    }

    @Override
    public Verdict check(byte[] input, Object decoded) {
        if (decoded instanceof Definition definition) {
            composes(definition);
            return Verdict.accepted();
        }
        String sentence = String.valueOf(((InvalidInputException) decoded).getMessage());
        Sentences.check(sentence);
        return new Verdict("refused", sentence);
    }

    private void composes(Definition definition) {
        Summary summary = new Composer(definition, Partial.merge(definition, List.of())).compose(1, NOW, INPUTS);
        byte[] json = SummaryJson.encode(summary);
        assertEquals(Set.of(), summaries.violations(json));
        assertEquals(summary, SummaryJson.decode(json));
    }
}
