package io.signboard.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** The processors that share the partitions. */
final class Group {

    private Group() {}

    /** Waits until so many programs have partitions, each some of them. */
    static void awaitMembers(String bootstrapServers, int programs, Duration patience) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await(programs + " programs that share the partitions")
                    .atMost(patience)
                    .until(() -> programs(admin).size() == programs);
        }
    }

    private static Set<String> programs(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(StreamsProperties.APPLICATION_ID)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .map(member -> member.clientId().replaceFirst("-StreamThread-.*", ""))
                .collect(Collectors.toSet());
    }
}
