package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionCheckTest {

    @Test
    void shouldBePleasedWithACurrentCluster() {
        Lines.assertWell(VersionCheck.judge(Map.of("metadata.version", 30, "transaction.version", 2), "hall:9092"));
    }

    @Test
    void shouldAdviseTransactionsThatCannotHang() {
        List<Finding> findings =
                VersionCheck.judge(Map.of("metadata.version", 30, "transaction.version", 1), "hall:9092");

        Lines.assertHas(Kind.NOTE, findings, "below 2", "--bootstrap-server hall:9092 upgrade");
    }

    @Test
    void shouldSayThatAClusterIsTooOldToTell() {
        Lines.assertOnly(Kind.NOTE, VersionCheck.judge(Map.of(), "hall:9092"), "metadata.version", "older");
    }
}
