package io.signboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor that had this one's folder before. Whoever holds the folder knows that it has ended; the group doesn't if
 * it was killed, and keeps its partitions for the rest of its session. Where the group has no other member, the successor
 * takes it out of the group and goes on at once.
 *
 * <p>Kafka can take all members of a group out or those with a {@code group.instance.id}, so while another processor is at
 * work the session runs out as usual. One that joins in the very moment joins again.
 */
final class Predecessor {

    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String FILE = ".signboard-client";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Path file;
    private final String applicationId;

    /**
     * In a folder that this program holds.
     *
     * @param applicationId Kafka Streams' application.id, and the group's name
     */
    Predecessor(Path folder, String applicationId) {
        this.file = folder.resolve(FILE);
        this.applicationId = applicationId;
    }

    /** Takes it out of the group if it is all that the group has; if that can't be done, its session runs out. */
    void leave(Map<String, Object> client) {
        Optional<String> before = read();
        if (before.isEmpty()) {
            return;
        }
        try (Admin admin = BoundedAdmin.create(client, PATIENCE)) {
            List<String> members = GroupMembers.of(admin, applicationId).stream()
                    .map(MemberDescription::clientId)
                    .toList();
            if (isAll(before.get(), members)) {
                admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
                LOG.info("Took the processor that had this folder before out of the group, which it had not left");
            }
        } catch (ExecutionException | RuntimeException e) { // whatever it is, the session runs out
            LOG.debug("The processor that had this folder before stays in the group until its session has run out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there are members, and all of them are threads of this client of Kafka Streams. */
    static boolean isAll(String streamsClient, List<String> members) {
        return !members.isEmpty() && members.stream().allMatch(member -> member.startsWith(streamsClient + "-"));
    }

    private Optional<String> read() {
        try {
            return Optional.of(Files.readString(file)).filter(this::isOurs);
        } catch (IOException e) {
            return Optional.empty(); // nobody had it before
        }
    }

    /** Remembers for the next one which client of Kafka Streams this processor is. */
    void succeed(String streamsClient) {
        try {
            if (isOurs(streamsClient)) {
                Files.writeString(file, streamsClient);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The folder can't be written to; if this processor is killed, its session has to run out", e);
        }
    }

    /** Whether Kafka Streams made the name, so that no other processor has it: not so with a {@code client.id}. */
    private boolean isOurs(String streamsClient) {
        return streamsClient.matches(Pattern.quote(applicationId) + "-" + UUID);
    }
}
