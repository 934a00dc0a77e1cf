package io.signboard.app;

import io.signboard.wire.ClientKind;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes admin clients that don't wait long for an answer, whatever the user set for the others. */
final class BoundedAdmin {

    private BoundedAdmin() {}

    /**
     * A client.
     *
     * @param client settings of a Kafka client
     * @param patience how long it waits for an answer
     */
    static Admin create(Map<String, Object> client, Duration patience) {
        Map<String, Object> bounded = ClientKind.ADMIN.settings(client);
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return Admin.create(bounded);
    }
}
