package io.signboard.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.signboard.admin.TopicVerdict.Sound;
import io.signboard.admin.TopicVerdict.Unsound;
import io.signboard.support.TestBroker;
import io.signboard.wire.TopicCatalog;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TopicCheckIT {

    private static final TopicCatalog CATALOG = TopicCatalog.load();

    @Test
    void shouldFindTheCataloguesOwnTopicsSound() {
        try (TestBroker broker = TestBroker.start(2);
                Admin admin = broker.admin()) {
            TopicVerdict verdict = new TopicCheck(CATALOG, broker.bootstrapServers()).check(admin);

            assertEquals(new Sound(2, 1), verdict);
        }
    }

    @Test
    void shouldFindEveryTopicMissingOnANewCluster() {
        try (TestBroker broker = TestBroker.bare();
                Admin admin = broker.admin()) {
            TopicVerdict verdict = new TopicCheck(CATALOG, broker.bootstrapServers()).check(admin);

            assertEquals(7, assertInstanceOf(Unsound.class, verdict).problems().size());
        }
    }
}
