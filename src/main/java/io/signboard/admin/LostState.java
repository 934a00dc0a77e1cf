package io.signboard.admin;

import io.signboard.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** Says that a part of the processors' state is gone, and how to go on. */
public final class LostState {

    private final Admin admin;
    private final String applicationId;
    private final String servers;

    LostState(Admin admin, String applicationId, String bootstrapServers) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.servers = bootstrapServers;
    }

    /**
     * Of some changelogs.
     *
     * @throws AdminException if the cluster doesn't tell what else has to go
     */
    String sentence(Set<String> changelogs) {
        return sentence(String.join(", ", changelogs) + (changelogs.size() == 1 ? " is" : " are"));
    }

    /**
     * Of what is named here, with its verb: "all changelogs are".
     *
     * @throws AdminException if the cluster doesn't tell what else has to go
     */
    String sentence(String what) {
        List<String> own = Answers.await(admin.listTopics().names(), "list its topics").stream()
                .filter(name -> Changelogs.isInternal(name, applicationId))
                .sorted()
                .toList();
        return "A part of the processor's state is gone (" + what
                + " missing or empty), so totals would be wrong or numbered anew. To tally all events anew, "
                + remedy(applicationId, servers, own);
    }

    /**
     * How everything is tallied anew, as the end of a sentence.
     *
     * @param applicationId the processors'
     * @param servers where the cluster is
     * @param own the processors' own topics, or how they are called
     */
    public static String remedy(String applicationId, String servers, List<String> own) {
        List<String> topics = new ArrayList<>(List.of(Topics.SUMMARIES.name(), Topics.WINDOWS.name()));
        topics.addAll(own);
        return "stop every processor, delete the consumer group " + applicationId + " and the topics "
                + String.join(", ", topics)
                + ", run `./signboard topics apply --bootstrap-servers " + servers + "` and start again.";
    }
}
