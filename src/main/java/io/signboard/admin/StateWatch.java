package io.signboard.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Remembers which changelogs there are, and notices when one is gone under a running processor, or is another one by the
 * same name: Kafka Streams makes it anew, empty, and what it held would be left out. One thread at a time.
 */
public final class StateWatch {

    private final Admin admin;
    private final String applicationId;
    private final LostState lost;
    private final Map<String, Uuid> seen = new HashMap<>();

    /**
     * Has seen nothing yet.
     *
     * @param admin a client that stays the caller's to close
     * @param applicationId the processor's
     * @param bootstrapServers how the person reaches the cluster, for the command in the sentence
     */
    public StateWatch(Admin admin, String applicationId, String bootstrapServers) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.lost = new LostState(admin, applicationId, bootstrapServers);
    }

    /**
     * Looks once more.
     *
     * @return the sentence that says which of the changelogs seen before are gone; empty if none is
     * @throws AdminException if the cluster doesn't tell
     */
    public Optional<String> problem() {
        Map<String, Uuid> now = new HashMap<>();
        new TopicReader(admin)
                .descriptions(Changelogs.names(applicationId))
                .forEach((name, topic) -> now.put(name, topic.topicId()));
        now.forEach(seen::putIfAbsent);
        Set<String> gone = new TreeSet<>();
        seen.forEach((name, id) -> {
            if (!id.equals(now.get(name))) {
                gone.add(name);
            }
        });
        return gone.isEmpty() ? Optional.empty() : Optional.of(lost.sentence(gone));
    }
}
