package io.signboard.cli;

import io.signboard.admin.KafkaClients;
import io.signboard.admin.RecordReader;
import io.signboard.admin.Reject;
import io.signboard.admin.RejectId;
import io.signboard.admin.RejectLog;
import io.signboard.admin.RejectReplay;
import io.signboard.admin.ReplayStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signboard rejects replay}. */
@Command(
        name = "replay",
        description = {
            "Sends refused records again, to the topic that they were refused from and in the partition of their key,"
                    + " with their bytes and headers as they came, or with the bytes of a repaired event.",
            "Shows first what it would send; with --yes, or where rejects are named by --id, it sends at once. Sending"
                    + " an event again that counts already changes nothing: the tally counts each event once."
        })
final class RejectsReplayCommand extends ClientCommand {

    @Mixin
    private RejectOptions which;

    @Option(names = "--all", description = "Every reject.")
    private boolean all;

    @Option(
            names = "--repaired",
            paramLabel = "FILE",
            description = "Sends this event, as JSON, in the place of the one that --id names.")
    private @Nullable Path repaired;

    @Option(names = "--yes", description = "Sends without asking; a flag alone, never a setting.")
    private boolean yes;

    RejectsReplayCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (which.isEmpty() && !all) {
            throw wrongUsage("Say which rejects are meant: --id, --reason, --ceremony, --since or --all.");
        }
        if (repaired != null && which.ids().size() != 1) {
            throw wrongUsage("With --repaired, name the one reject that is repaired with --id.");
        }
        byte[] event = repaired == null ? null : InputFile.read(repaired);
        KafkaClients clients = clients();
        try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> rejects = clients.consumer();
                org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> originals = clients.consumer()) {
            RecordReader topics = new RecordReader(originals, clients.timeout());
            RejectLog log = new RejectLog(new RecordReader(rejects, clients.timeout()), topics);
            return replay(clients, log, new RejectReplay(log, topics), event);
        }
    }

    private int replay(KafkaClients clients, RejectLog log, RejectReplay replay, byte @Nullable [] event) {
        if (!yes && which.ids().isEmpty()) {
            Resending shown = new Resending(replay, event, step -> print("Would send " + place(step) + "."));
            log.read(which.filter(surroundings().clock()), shown::take);
            print("Nothing was sent; with --yes " + count(shown.sent) + " would be.");
            shown.tellRefusedAgain("would");
            return 0;
        }
        try (Producer<byte[], byte[]> producer = clients.producer()) {
            Resending sending = new Resending(replay, event, step -> {
                long offset = replay.send(step, producer);
                print("Sent " + place(step) + "@" + offset + ".");
            });
            log.read(which.filter(surroundings().clock()), sending::take);
            requireAll(sending.seen);
            print(count(sending.sent) + " sent.");
            sending.tellRefusedAgain("will");
            return sending.skipped == 0 || (which.ids().isEmpty() && sending.sent > 0) ? 0 : 1;
        }
    }

    private void requireAll(Set<RejectId> seen) {
        List<String> missing = which.ids().stream()
                .filter(id -> !seen.contains(id))
                .map(RejectId::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "There is no reject " + String.join(", ", missing) + " that meets the conditions.");
        }
    }

    private static String place(ReplayStep.Send step) {
        return "reject " + step.reject().id() + " ("
                + step.reject().origin().refusal().reason().id() + ") to "
                + step.record().topic() + "-" + step.record().partition();
    }

    private static String count(long number) {
        return number + (number == 1 ? " record" : " records");
    }

    /** Goes through rejects and does something with each that can be sent; the same event to the same topic only once. */
    private final class Resending {

        private final RejectReplay replay;
        private final byte @Nullable [] event;
        private final Consumer<ReplayStep.Send> action;
        private final Set<RejectId> seen = new HashSet<>();
        private final Set<RecordContent> contents = new HashSet<>();
        private long sent;
        private long skipped;
        private long refusedAgain;

        private Resending(RejectReplay replay, byte @Nullable [] event, Consumer<ReplayStep.Send> action) {
            this.replay = replay;
            this.event = event;
            this.action = action;
        }

        private void take(Reject reject) {
            seen.add(reject.id());
            ReplayStep step =
                    event == null ? replay.step(reject) : replay.repaired(reject, event, String.valueOf(repaired));
            if (step instanceof ReplayStep.Send send) {
                if (contents.add(RecordContent.of(send.record()))) {
                    tellOther(reject, send);
                    action.accept(send);
                    sent++;
                    refusedAgain += RejectReplay.isRefusedAgain(send) ? 1 : 0;
                }
            } else if (step instanceof ReplayStep.Skip skip) {
                remark("Reject " + reject.id() + " can't be sent again: " + skip.why() + ".");
                skipped++;
            }
        }

        /** A repaired event may be meant for another reject. */
        private void tellOther(Reject reject, ReplayStep.Send send) {
            byte[] before = reject.key();
            byte[] after = send.record().key();
            if (event != null && before != null && after != null && !Arrays.equals(before, after)) {
                remark("Note: reject " + reject.id() + " was of the project '" + text(before)
                        + "', and the event in its place is of '" + text(after) + "'.");
            }
        }

        private static String text(byte[] key) {
            return PlainText.of(new String(key, StandardCharsets.UTF_8));
        }

        private void tellRefusedAgain(String verb) {
            if (refusedAgain > 0) {
                remark(
                        refusedAgain + " of " + sent + " " + verb
                                + " be refused again, since the events themselves are bad; --id with --repaired sends a mended one.");
            }
        }
    }
}
