package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Address.Outcome;
import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;

class ReachCheckTest {

    private final Node near = new Node(1, "hall-1", 9092);
    private final Node far = new Node(2, "hall-2", 9092);

    @Test
    void shouldNameTheBrokers() {
        List<Finding> findings = ReachCheck.advertised(List.of(near, far), List.of(far), List.of(Outcome.CONNECTED));

        Lines.assertWell(findings);
        Lines.assertOnly(Kind.OK, findings, "2 brokers", "1 at hall-1:9092, 2 at hall-2:9092");
    }

    @Test
    void shouldSayWhichBrokerCannotBeReachedWhereItSaysItIs() {
        List<Finding> findings = ReachCheck.advertised(List.of(near, far), List.of(far), List.of(Outcome.UNKNOWN_HOST));

        Lines.assertOnly(Kind.WRONG, findings, "Broker 2", "hall-2:9092", "not known here", "advertised.listeners");
    }
}
