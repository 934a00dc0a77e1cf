package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.signboard.admin.AdminException;
import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TroubleTest {

    @Test
    void shouldSayThatTheLoginIsRefused() {
        AdminException failure = new AdminException("Refused.", new SaslAuthenticationException("Invalid credentials"));

        Lines.assertOnly(
                Kind.WRONG, List.of(Trouble.atLogin("hall:9092", failure)), "refuses the login: Invalid", "sasl.*");
    }

    @Test
    void shouldSayThatTlsIsNotAgreedOn() {
        AdminException failure = new AdminException("Refused.", new SslAuthenticationException("no trust"));

        Lines.assertOnly(Kind.WRONG, List.of(Trouble.atLogin("hall:9092", failure)), "TLS: no trust", "ssl.*");
    }

    @Test
    void shouldSayThatNobodySpeaksAsABroker() {
        AdminException failure = new AdminException("Late.", new TimeoutException("late"));

        Lines.assertOnly(Kind.WRONG, List.of(Trouble.atLogin("hall:9092", failure)), "hall:9092", "security.protocol");
    }

    @Test
    void shouldNotShowWhatKafkaQuotesOfASetting() {
        KafkaException failure = new KafkaException("no", new ConfigException("ssl.key.password", "s3cret", "bad"));

        Finding finding = Trouble.atLogin("hall:9092", failure);

        Lines.assertOnly(Kind.WRONG, List.of(finding), "can't be made");
        assertFalse(finding.text().contains("s3cret"), finding::text);
    }

    @Test
    void shouldOnlyNoteWhatThisLoginMayNotAsk() {
        AdminException failure = new AdminException("It is forbidden.", new TopicAuthorizationException("t"));

        Lines.assertOnly(Kind.NOTE, List.of(Trouble.inCheck(failure)), "may not ask: It is forbidden.");
    }
}
