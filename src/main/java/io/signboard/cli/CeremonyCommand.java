package io.signboard.cli;

import io.signboard.admin.DefinitionFile;
import io.signboard.admin.DefinitionPublisher;
import io.signboard.admin.DefinitionStep;
import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.model.Definition;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signboard ceremony}. */
@Command(
        name = "ceremony",
        description = "Says how ceremonies are tallied.",
        subcommands = CeremonyCommand.Define.class)
final class CeremonyCommand {

    /** {@code signboard ceremony define}. */
    @Command(
            name = "define",
            description = {
                "Validates and publishes ceremony definitions.",
                "All files are looked at first: if one can't be used, none is published. A definition takes effect at"
                        + " once; its version must be higher than that of the one in force."
            })
    static final class Define extends ClientCommand {

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                showDefaultValue = CommandLine.Help.Visibility.NEVER,
                description = "A definition each, as JSON.")
        private List<Path> files = new ArrayList<>();

        Define(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        public Integer call() {
            List<DefinitionFile> definitions = read();
            KafkaClients clients = clients();
            try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
                RecordReader reader = new RecordReader(consumer, clients.timeout());
                DefinitionPublisher publisher =
                        new DefinitionPublisher(reader, surroundings().clock());
                List<DefinitionStep> steps = publisher.check(definitions);
                steps.forEach(this::warn);
                if (steps.stream().anyMatch(DefinitionStep::isNew)) {
                    try (Producer<byte[], byte[]> producer = clients.producer()) {
                        publisher.publish(steps, producer);
                    }
                }
                steps.forEach(this::tell);
            }
            return 0;
        }

        /** Reads all files; says of each what is wrong with it. */
        private List<DefinitionFile> read() {
            List<DefinitionFile> definitions = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (Path file : files) {
                try {
                    definitions.add(DefinitionFile.of(file.toString(), InputFile.read(file)));
                } catch (InvalidInputException e) {
                    problems.add(e.getMessage());
                }
            }
            if (!problems.isEmpty()) {
                throw new CommandFailure(String.join(System.lineSeparator(), problems));
            }
            return definitions;
        }

        private void warn(DefinitionStep step) {
            step.notes().forEach(note -> remark("Warning: " + step.file().name() + ": " + note));
            if (step.rehearsedProjects() > 0) {
                Definition definition = step.file().definition();
                remark("Warning: " + definition.ceremonyId() + " was a rehearsal until now, and its "
                        + step.rehearsedProjects() + " projects stay in the tally as if they had been signed; rehearse"
                        + " under another ceremonyId.");
            }
        }

        private void tell(DefinitionStep step) {
            Definition definition = step.file().definition();
            String what = definition.ceremonyId() + " version " + definition.version() + " ("
                    + definition.status().id() + ", " + definition.currency().getCurrencyCode() + ")";
            print(
                    step.isNew()
                            ? "Published " + what + " to " + Topics.DEFINITIONS.name() + "."
                            : "Already there: " + what + " is in force as "
                                    + step.file().name() + " says it.");
        }
    }
}
