package io.signboard.cli;

import io.signboard.admin.KafkaClients;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does one thing on a Kafka cluster and ends. */
abstract class ClientCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    ClientCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where results, warnings and the time are. */
    final Surroundings surroundings() {
        return surroundings;
    }

    /** How Kafka is reached. */
    final ConnectionOptions connection() {
        return connection;
    }

    /** The address of the cluster, for messages. */
    final String bootstrapServers() {
        return connection.bootstrapServers();
    }

    /** Makes clients of the cluster. */
    final KafkaClients clients() {
        return new KafkaClients(connection.clientProperties(), connection.timeout());
    }

    /** Prints a line of the result. */
    final void print(String line) {
        surroundings.out().println(line);
    }

    /** Prints a remark that is no result. */
    final void remark(String line) {
        surroundings.err().println(line);
    }

    /** Options that don't fit together; the sentence says why. */
    final ParameterException wrongUsage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
