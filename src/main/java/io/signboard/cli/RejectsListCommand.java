package io.signboard.cli;

import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.admin.Reject;
import io.signboard.admin.RejectLog;
import io.signboard.wire.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signboard rejects list}. */
@Command(
        name = "list",
        description = {
            "Lists refused records, oldest first: id, time, reason, place of the record, key, and what is wrong.",
            "With --json one object a line, with the record's bytes."
        })
final class RejectsListCommand extends ClientCommand {

    @Mixin
    private RejectOptions which;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "The newest N alone (default: all).")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "JSON Lines, with key and value as text and in base64.")
    private boolean json;

    RejectsListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        KafkaClients clients = clients();
        try (Consumer<byte[], byte[]> rejects = clients.consumer();
                Consumer<byte[], byte[]> originals = clients.consumer()) {
            RejectLog log = new RejectLog(
                    new RecordReader(rejects, clients.timeout()), new RecordReader(originals, clients.timeout()));
            list(log);
        }
        return 0;
    }

    private void list(RejectLog log) {
        RejectTable table = new RejectTable();
        Printer printer = new Printer(log, table);
        Deque<Reject> newest = new ArrayDeque<>();
        Integer most = limit;
        long foreign = log.read(which.filter(surroundings().clock()), reject -> {
            if (most == null) {
                printer.print(reject);
                return;
            }
            if (newest.size() == most) {
                newest.removeFirst();
            }
            newest.addLast(reject);
        });
        newest.forEach(printer::print);
        if (printer.count == 0) {
            remark("Nothing was refused that is asked for.");
        }
        if (foreign > 0) {
            remark(foreign + " records on " + Topics.REJECTS.name()
                    + " do not say why they are there and are left out.");
        }
    }

    private final class Printer {

        private final RejectLog log;
        private final RejectTable table;
        private long count;

        private Printer(RejectLog log, RejectTable table) {
            this.log = log;
            this.table = table;
        }

        private void print(Reject reject) {
            if (json) {
                RejectsListCommand.this.print(RejectJson.line(reject, log));
            } else {
                if (count == 0) {
                    RejectsListCommand.this.print(table.head());
                }
                RejectsListCommand.this.print(table.row(reject));
            }
            count++;
        }
    }
}
