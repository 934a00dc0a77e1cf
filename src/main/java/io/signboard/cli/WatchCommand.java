package io.signboard.cli;

import io.signboard.admin.DefinitionLog;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.admin.SummaryFollower;
import io.signboard.model.Definition;
import io.signboard.model.Summary;
import io.signboard.wire.CeremonyId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signboard watch}. */
@Command(
        name = "watch",
        description = {
            "Shows the live tally of a ceremony, from the summaries topic, until Ctrl-C.",
            "Where the output is no terminal: a line for each summary, the newest there is first."
        })
final class WatchCommand extends ClientCommand {

    private static final Duration POLL = Duration.ofMillis(200);

    @Parameters(arity = "1", paramLabel = "ID", description = "The ceremony.")
    private String ceremonyId;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            defaultValue = "en",
            converter = LanguageConverter.class,
            description = "Language of names and units.")
    private Language language;

    private @Nullable Definition definition;

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (!CeremonyId.isValid(ceremonyId)) {
            throw wrongUsage("'" + PlainText.of(ceremonyId)
                    + "' is no ceremony's id: letters, digits, '.', '_' and '-', at most 200.");
        }
        KafkaClients clients = clients();
        try (Consumer<byte[], byte[]> consumer = clients.consumer();
                TallyScreen screen = TallyScreen.of(surroundings())) {
            surroundings().stop().heed(consumer::wakeup);
            watch(clients, new SummaryFollower(consumer, clients.timeout(), ceremonyId), screen);
        } catch (WakeupException e) {
            return 0; // asked to end while waiting for the cluster
        }
        return 0;
    }

    private void watch(KafkaClients clients, SummaryFollower follower, TallyScreen screen) {
        Optional<Summary> newest = follower.newest();
        if (newest.isEmpty()) {
            screen.waitFor(ceremonyId, others(clients));
        } else {
            show(clients, newest.get(), screen);
        }
        while (!surroundings().stop().isRequested() && !surroundings().out().checkError()) {
            List<Summary> summaries = follower.next(POLL);
            for (Summary summary : screen.showsEach() || summaries.isEmpty()
                    ? summaries
                    : summaries.subList(summaries.size() - 1, summaries.size())) {
                show(clients, summary, screen);
            }
            screen.refresh();
        }
    }

    private void show(KafkaClients clients, Summary summary, TallyScreen screen) {
        if (definition == null || definition.version() < summary.definitionVersion()) {
            definition = definition(clients);
        }
        screen.show(summary, new TallyLines(language, definition));
    }

    /** The names are worth a look at the definitions, but the tally is shown without them too. */
    private @Nullable Definition definition(KafkaClients clients) {
        return definitions(clients).of(ceremonyId).orElse(null);
    }

    /** Which ceremonies there are, if this one is not defined: its id may be misspelled. */
    private List<String> others(KafkaClients clients) {
        DefinitionLog known = definitions(clients);
        return known.of(ceremonyId).isPresent()
                ? List.of()
                : known.all().stream().map(Definition::ceremonyId).sorted().toList();
    }

    private static DefinitionLog definitions(KafkaClients clients) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            return DefinitionLog.read(new RecordReader(consumer, clients.timeout()));
        }
    }
}
