package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

class DeadProducersTest {

    private static final String ONE = "1b0c4c1e-6d5e-4a86-9a0b-3f3c0f2f0a01";
    private static final String OTHER = "2b0c4c1e-6d5e-4a86-9a0b-3f3c0f2f0a02";

    @Test
    void shouldFindTheTransactionsOfProcessesThatAreNoMembers() {
        Set<String> open = Set.of(transaction(ONE, 1), transaction(ONE, 2), transaction(OTHER, 1));

        Set<String> dead = DeadProducers.dead("signboard", open, List.of(member(ONE, 2)));

        assertEquals(Set.of(transaction(OTHER, 1)), dead);
    }

    @Test
    void shouldFindNoneWhereEveryProcessIsAMember() {
        Set<String> open = Set.of(transaction(ONE, 1), transaction(OTHER, 12));

        Set<String> dead = DeadProducers.dead("signboard", open, List.of(member(ONE, 1), member(OTHER, 1)));

        assertEquals(Set.of(), dead);
    }

    @Test
    void shouldFindAllWhereTheGroupIsEmpty() {
        assertEquals(
                Set.of(transaction(ONE, 1)), DeadProducers.dead("signboard", Set.of(transaction(ONE, 1)), List.of()));
    }

    @Test
    void shouldFindNoneWhereAMembersNameDoesNotTellItsProcess() {
        MemberDescription named = member("hall-a-StreamThread-1-consumer", Optional.empty());

        assertEquals(
                Set.of(),
                DeadProducers.dead("signboard", Set.of(transaction(ONE, 1)), List.of(member(OTHER, 1), named)));
    }

    @Test
    void shouldFindNoneWhereAMemberIsStaticAndMayHaveTheNameOfTheOneBeforeIt() {
        MemberDescription fixed = member("signboard-" + OTHER + "-StreamThread-1-consumer", Optional.of("hall-a-1"));

        assertEquals(Set.of(), DeadProducers.dead("signboard", Set.of(transaction(ONE, 1)), List.of(fixed)));
    }

    private static String transaction(String process, int thread) {
        return "signboard-" + process + "-" + thread;
    }

    private static MemberDescription member(String process, int thread) {
        return member("signboard-" + process + "-StreamThread-" + thread + "-consumer", Optional.empty());
    }

    private static MemberDescription member(String clientId, Optional<String> instanceId) {
        return new MemberDescription(
                "member",
                instanceId,
                Optional.empty(),
                clientId,
                "/127.0.0.1",
                new MemberAssignment(Set.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
