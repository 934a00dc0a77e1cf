package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProcessorsVerdictTest {

    private static final TopicPartition ONLINE = new TopicPartition("ceremony.project-events.online", 0);

    @Test
    void shouldBePleasedWithProcessorsAtWork() {
        List<Finding> findings = judge(facts(GroupState.STABLE, 2, 10, 0, 12, true));

        Lines.assertWell(findings);
        Lines.assertHas(Kind.OK, findings, "2 threads");
        Lines.assertHas(Kind.OK, findings, "offline 0, online 2, off-site 0");
    }

    @Test
    void shouldNoteALargeLag() {
        Lines.assertHas(Kind.NOTE, judge(facts(GroupState.STABLE, 1, 0, 0, 1001, true)), "online 1001");
    }

    @Test
    void shouldNoteThatNobodyHasRunYet() {
        GroupFacts facts = new GroupFacts(Optional.empty(), 0, Map.of(), Map.of(ONLINE, 0L), Map.of(ONLINE, 0L), false);

        Lines.assertOnly(Kind.NOTE, judge(facts), "No processor is at work", "./signboard process");
    }

    @Test
    void shouldSayThatEventsWaitForAProcessor() {
        Lines.assertHas(
                Kind.WRONG,
                judge(facts(GroupState.EMPTY, 0, 10, 0, 11, true)),
                "and 1 event waits",
                "./signboard process");
    }

    @Test
    void shouldNoteThatPartitionsAreBeingSharedOut() {
        Lines.assertHas(
                Kind.NOTE, judge(facts(GroupState.PREPARING_REBALANCE, 1, 1, 0, 1, true)), "sharing out", "Rebalance");
    }

    @Test
    void shouldSayThatATopicWasMadeAnew() {
        Lines.assertHas(
                Kind.WRONG,
                judge(facts(GroupState.STABLE, 1, 10, 0, 4, true)),
                "ends at offset 4",
                "next 6 events",
                "--reset-offsets --to-earliest --topic ceremony.project-events.online");
    }

    @Test
    void shouldSayThatEventsWereDeletedUnseen() {
        Lines.assertHas(
                Kind.WRONG, judge(facts(GroupState.STABLE, 1, 3, 5, 9, true)), "The events 3 to 4", "in no figure");
    }

    @Test
    void shouldSayThatTheLedgerIsMissing() {
        Lines.assertHas(
                Kind.WRONG,
                judge(facts(GroupState.STABLE, 1, 3, 0, 3, false)),
                "signboard-ledger-changelog is missing",
                "delete the consumer group signboard and the topics ceremony.summaries, ceremony.windows, signboard-*,");
    }

    @Test
    void shouldSayWhichOpenCeremonyIsSilent() {
        Lines.assertOnly(
                Kind.WRONG, ProcessorsCheck.heartbeats(Set.of("a", "b"), Set.of("a")), "within 8 s", "of b, although");
    }

    @Test
    void shouldBePleasedWithAHeartbeatOfEachOpenCeremony() {
        Lines.assertWell(ProcessorsCheck.heartbeats(Set.of("a"), Set.of("a", "certified")));
    }

    private static GroupFacts facts(
            GroupState state, int members, long committed, long begin, long end, boolean ledger) {
        return new GroupFacts(
                Optional.of(state),
                members,
                Map.of(ONLINE, committed),
                Map.of(ONLINE, begin),
                Map.of(ONLINE, end),
                ledger);
    }

    private static List<Finding> judge(GroupFacts facts) {
        return new ProcessorsVerdict("signboard", "hall:9092").judge(facts);
    }
}
