package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.support.SecureBroker;
import io.signboard.support.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The rights that {@code topics plan --acls} and {@code topics apply --acls} show and make, and what they are good for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

    private static final String OPERATOR = "signboard-operator";
    private static final String ONLINE = "signboard-feed-online";
    private static final String STRANGER = "stranger";

    private SecureBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() throws Exception {
        broker = SecureBroker.start(List.of(OPERATOR, ONLINE, STRANGER));
        assertEquals(0, new TestProgram().run(trusted("topics", "apply", "--acls")));
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void shouldFindNothingMissingAfterApplying() throws IOException {
        TestProgram program = new TestProgram();

        int code = program.run(as(OPERATOR, "topics", "plan", "--acls"));

        assertEquals(0, code, program.err());
        assertTrue(program.out().endsWith("No right is missing.\n"), program.out());
        assertTrue(program.out().contains("User:signboard-board has READ on topic ceremony.summaries as board.\n"));
    }

    @Test
    void shouldGiveTheRightsToWhomItIsTold() throws IOException {
        String[] plan = as(
                OPERATOR, "topics", "plan", "--acls", "--principal", "board=User:one", "--principal", "board=User:two");
        TestProgram before = new TestProgram();
        assertEquals(0, before.run(plan), before.err());
        assertTrue(before.out().contains("User:two gets READ on topic ceremony.windows as board.\n"), before.out());
        String[] apply = plan.clone();
        apply[1] = "apply";

        int code = new TestProgram().run(apply);

        assertEquals(0, code);
        TestProgram after = new TestProgram();
        assertEquals(0, after.run(plan), after.err());
        assertTrue(after.out().endsWith("No right is missing.\n"), after.out());
        assertTrue(after.out().contains("User:one has READ on topic ceremony.windows as board.\n"), after.out());
    }

    @Test
    void shouldNameGroupAndInternalTopicsAfterTheApplicationId() throws IOException {
        TestProgram program = new TestProgram();
        Path config = config(OPERATOR);
        Files.writeString(config, Files.readString(config) + "application.id=other-tally\n");

        int code = program.run(
                "topics",
                "plan",
                "--acls",
                "--config",
                config.toString(),
                "--bootstrap-servers",
                broker.loginServers());

        assertEquals(0, code, program.err());
        assertTrue(program.out().contains(" gets READ on group other-tally as processor.\n"), program.out());
        assertTrue(program.out().contains(" gets CREATE, READ, WRITE on topics other-tally-... as processor.\n"));
        assertTrue(program.out().contains(" gets WRITE on transactional ids other-tally-... as processor.\n"));
    }

    @Test
    void shouldTellWhatARoleHasBeyondItsNeedAndLeaveIt() throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createAcls(List.of(
                            acl("User:signboard-feed-off-site", "ceremony.", AclOperation.READ),
                            acl("User:signboard-feed-off-site", "elsewhere", AclOperation.READ),
                            acl("User:passer-by", "ceremony.", AclOperation.READ)))
                    .all()
                    .get();
        }
        TestProgram program = new TestProgram();

        int code = program.run(as(OPERATOR, "topics", "apply", "--acls"));

        assertEquals(0, code, program.err());
        assertEquals(
                List.of(
                        "User:signboard-feed-off-site also has READ on topics ceremony...., which no role of its own asks"
                                + " for; it stays, since only kafka-acls deletes."),
                program.out()
                        .lines()
                        .filter(line -> line.contains(" also has "))
                        .toList());
    }

    @Test
    void shouldLetTheOperatorDoItsWork() throws IOException {
        Path definition = Path.of("src/main/resources/sce-2021/definition.json");
        Path feed = Path.of("src/main/resources/sce-2021/feed.jsonl");

        assertDone(as(OPERATOR, "topics", "apply", "--acls"));
        assertDone(as(OPERATOR, "ceremony", "define", definition.toString()));
        assertDone(as(OPERATOR, "feed", "replay", feed.toString(), "--speed", "max"));
        assertDone(as(OPERATOR, "rejects", "list"));
        assertDone(as(OPERATOR, "rejects", "replay", "--all", "--yes"));
    }

    @Test
    void shouldLetAFeedReplayItsOwnChannelOnly() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/sce-2021/feed.jsonl"));
        Path own = Files.write(folder.resolve("own.jsonl"), linesOf(lines, "online"));
        Path others = Files.write(folder.resolve("others.jsonl"), linesOf(lines, "offline"));
        TestProgram refused = new TestProgram();

        assertDone(as(ONLINE, "feed", "replay", own.toString(), "--speed", "max"));
        int code = refused.run(as(ONLINE, "feed", "replay", others.toString(), "--speed", "max"));

        assertEquals(1, code);
        assertTrue(
                refused.err()
                        .contains(
                                ", line 1, could not be sent to ceremony.project-events.offline: Not authorized to access"
                                        + " topics: [ceremony.project-events.offline]"),
                refused.err());
    }

    @Test
    void shouldSayWhichRightIsMissing() throws IOException {
        TestProgram program = new TestProgram();

        int code = program.run(as(ONLINE, "topics", "plan", "--acls"));

        assertEquals(1, code);
        assertTrue(
                program.err()
                        .matches("The cluster does not allow this login to describe the topic ceremony\\.\\S+"
                                + " \\(which needs DESCRIBE on it\\): Topic authorization failed\\.\n"),
                program.err());
    }

    @Test
    void shouldSayThatAClusterKeepsNoRights() {
        TestProgram program = new TestProgram();

        int code = program.run(
                "topics",
                "plan",
                "--acls",
                "--bootstrap-servers",
                TestBroker.shared().bootstrapServers());

        assertEquals(1, code);
        assertEquals(
                "The cluster has no authorizer, so that it keeps no ACLs and everybody may do everything on it: give its"
                        + " brokers an authorizer.class.name first.\n",
                program.err());
    }

    @Test
    void shouldRefuseWhatIsNoRoleOrNoPrincipal() {
        TestProgram role = new TestProgram();
        TestProgram principal = new TestProgram();

        assertEquals(2, role.run("topics", "plan", "--acls", "--principal", "king=User:x"));
        assertEquals(2, principal.run("topics", "plan", "--acls", "--principal", "board=x"));

        assertTrue(role.err().startsWith("There is no role 'king', only feed-online, "), role.err());
        assertTrue(principal.err().startsWith("'board=x' names no principal; it is written ROLE=User:name.\n"));
    }

    private static void assertDone(String... args) {
        TestProgram program = new TestProgram();
        assertEquals(0, program.run(args), () -> program.out() + program.err());
    }

    private static List<String> linesOf(List<String> lines, String channel) {
        return lines.stream()
                .filter(line -> line.contains("\"channel\": \"" + channel + "\""))
                .limit(3)
                .toList();
    }

    private static AclBinding acl(String principal, String prefix, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    private String[] trusted(String... args) {
        return join(args, "--bootstrap-servers", broker.trustedServers());
    }

    private String[] as(String user, String... args) throws IOException {
        return join(args, "--config", config(user).toString(), "--bootstrap-servers", broker.loginServers());
    }

    private static String[] join(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private Path config(String user) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Object> setting : broker.client(user).entrySet()) {
            lines.add(setting.getKey() + "=" + setting.getValue());
        }
        return Files.write(folder.resolve(user + ".properties"), lines);
    }
}
