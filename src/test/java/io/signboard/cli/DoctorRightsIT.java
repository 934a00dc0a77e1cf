package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.AclPlanner;
import io.signboard.admin.AclPrincipals;
import io.signboard.support.SecureBroker;
import io.signboard.wire.AclCatalog;
import io.signboard.wire.ApplicationId;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} as users of a broker with an authorizer, where each has the rights of one role. */
class DoctorRightsIT {

    private static final AclCatalog CATALOG = AclCatalog.load();

    private static SecureBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void grantTheRoles() throws Exception {
        broker = SecureBroker.start(List.of("signboard-processor", "signboard-board"));
        broker.makeTopics(1);
        try (Admin admin = broker.admin()) {
            AclPlanner planner = new AclPlanner(admin, CATALOG, ApplicationId.DEFAULT);
            planner.apply(planner.plan(AclPrincipals.of(CATALOG, List.of())));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldFindTheRightsOfTheProcessorEnough() throws IOException {
        TestProgram doctor = doctor(broker.tlsClient("signboard-processor"), "processor");

        assertHas(doctor, "  ok     This login may do what the role processor needs");
        assertHas(doctor, "  ok     Every topic is there");
        assertFalse(doctor.out().contains("  wrong"), doctor::out);
    }

    @Test
    void shouldNameWhatABoardLacksToProcess() throws IOException {
        TestProgram doctor = doctor(broker.client("signboard-board"), "processor,board");

        assertHas(doctor, "  wrong  This login may not Write, DescribeConfigs on the topic ceremony.rejects");
        assertHas(doctor, "  wrong  This login may not Read on the group signboard");
        assertHas(doctor, "--operation DescribeConfigs --topic ceremony.rejects`");
        assertHas(doctor, "  ok     This login may do what the role board needs");
        assertHas(doctor, "  note   Not checked, because this login may not see");
    }

    @Test
    void shouldSayThatTheLoginIsRefused() throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.client("signboard-board"));
        settings.putAll(SecureBroker.login("signboard-board", "s3cret"));

        TestProgram doctor = doctor(settings, "board");

        assertHas(doctor, "  wrong  The broker at " + broker.loginServers() + " refuses the login: ");
        assertFalse(doctor.out().contains("s3cret"), doctor::out);
    }

    @Test
    void shouldSayThatTheListenerWantsTls() throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.client("signboard-board"));
        settings.put("bootstrap.servers", broker.tlsServers());

        TestProgram doctor = doctor(settings, "board");

        assertHas(doctor, "  wrong  " + broker.tlsServers() + " wants TLS. Set security.protocol to");
    }

    @Test
    void shouldSayThatTheListenerDoesNotSpeakTls() throws IOException {
        Map<String, Object> settings = new HashMap<>(broker.tlsClient("signboard-board"));
        settings.put("bootstrap.servers", broker.loginServers());
        settings.put("timeout", "3s");

        TestProgram doctor = doctor(settings, "board");

        assertHas(
                doctor, "  wrong  Something at " + broker.loginServers() + " accepts connections and does not answer");
        assertHas(doctor, "Is security.protocol the listener's");
    }

    private TestProgram doctor(Map<String, Object> settings, String roles) throws IOException {
        Properties file = new Properties();
        settings.forEach((key, value) -> file.setProperty(key, value.toString()));
        Path path = folder.resolve("signboard.properties");
        try (Writer out = Files.newBufferedWriter(path)) {
            file.store(out, null);
        }
        TestProgram doctor = new TestProgram().at(Clock.systemUTC());
        int code = doctor.run("doctor", "--config", path.toString(), "--role", roles);
        assertEquals(doctor.out().contains("  wrong") ? 1 : 0, code, doctor::out);
        assertEquals("", doctor.err());
        return doctor;
    }

    private static void assertHas(TestProgram doctor, String words) {
        assertTrue(doctor.out().contains(words), () -> words + " is not in\n" + doctor.out());
    }
}
