package io.signboard.board.metrics;

import io.signboard.model.Channel;
import io.signboard.model.Composer;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Summary;
import io.signboard.support.LedgeredTally;
import io.signboard.wire.DefinitionJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ceremony's tally, whose summaries are what the program would publish. */
final class Figures {

    static final Instant PUBLISHED = Instant.parse("2021-08-23T02:31:07.250Z");

    private final Definition definition;
    private final LedgeredTally tally;
    private int projects;

    private Figures(Definition definition) {
        this.definition = definition;
        this.tally = new LedgeredTally(definition);
    }

    /** Tallies with a definition; single quotes stand for double ones. */
    static Figures with(String definition) {
        return new Figures(DefinitionJson.decode(definition.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a project of so many units of the ceremony's currency. */
    Figures add(
            Channel channel,
            long amount,
            @Nullable String sector,
            @Nullable String investor,
            @Nullable String province) {
        projects++;
        long units = amount;
        for (int digit = 0; digit < definition.currency().getDefaultFractionDigits(); digit++) {
            units *= 10;
        }
        ProjectEvent event = new ProjectEvent(
                EventType.SIGNED,
                "e-" + projects,
                definition.ceremonyId(),
                "p-" + projects,
                1,
                "<b>&\"' title",
                new Money(units, definition.currency()),
                sector,
                "Secret Holding",
                investor,
                province,
                PUBLISHED,
                null);
        tally.add(new Entry(channel, projects, 0, event));
        return this;
    }

    Summary summary(long sequence) {
        return new Composer(definition, tally.partial()).compose(sequence, PUBLISHED, Map.of());
    }
}
