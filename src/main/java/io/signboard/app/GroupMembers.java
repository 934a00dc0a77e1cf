package io.signboard.app;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** Who belongs to the processors' group: each stream thread is a member. */
final class GroupMembers {

    private GroupMembers() {}

    /**
     * The members by now.
     *
     * @param applicationId Kafka Streams' application.id, and the group's name
     * @throws ExecutionException if the cluster doesn't tell, or knows no such group
     */
    static List<MemberDescription> of(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(applicationId)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .toList();
    }
}
