package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import io.signboard.admin.doctor.ReplicatedTopic.Copies;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicationVerdictTest {

    private static final Copies WHOLE = new Copies(3, 3, true);

    @Test
    void shouldBePleasedWithThreeCopiesOfWhichTwoSuffice() {
        Lines.assertWell(judge(3, topic(2, WHOLE)));
    }

    @Test
    void shouldBePleasedWithOneCopyOnOneBroker() {
        Lines.assertWell(judge(1, topic(1, new Copies(1, 1, true))));
    }

    @Test
    void shouldNoteASingleCopyWhereThereIsRoomForMore() {
        Lines.assertOnly(Kind.NOTE, judge(3, topic(1, new Copies(1, 1, true))), "one broker only", "kafka-reassign");
    }

    @Test
    void shouldSayThatAPartitionIsOffline() {
        Lines.assertOnly(Kind.WRONG, judge(3, topic(2, WHOLE, new Copies(3, 0, false))), "no broker leads");
    }

    @Test
    void shouldSayThatTooFewCopiesAreUpToDateToWrite() {
        Lines.assertOnly(Kind.WRONG, judge(3, topic(2, new Copies(3, 1, true))), "takes no writes");
    }

    @Test
    void shouldSayThatACopyIsAway() {
        Lines.assertOnly(Kind.WRONG, judge(3, topic(2, new Copies(3, 2, true))), "away or lag");
    }

    @Test
    void shouldNoteThatOneBrokerAwayStopsEverything() {
        Lines.assertOnly(Kind.NOTE, judge(3, topic(3, WHOLE)), "one broker away stops", "min.insync.replicas=N");
    }

    @Test
    void shouldNoteThatOneBrokerAloneMayHaveAWrite() {
        Lines.assertOnly(Kind.NOTE, judge(3, topic(1, WHOLE)), "one broker alone has", "min.insync.replicas=2");
    }

    @Test
    void shouldSayThatAnUncleanElectionLosesEvents() {
        ReplicatedTopic unclean = new ReplicatedTopic("events", 2, true, List.of(WHOLE));

        Lines.assertOnly(Kind.WRONG, judge(3, unclean), "loses events", "unclean.leader.election.enable=false");
    }

    @Test
    void shouldNoteThatStateHasFewerCopiesThanTheEvents() {
        ReplicatedTopic state = new ReplicatedTopic("changelog", 1, false, List.of(new Copies(2, 2, true)));

        Lines.assertOnly(Kind.NOTE, judge(3, topic(2, WHOLE), state), "The topic changelog has fewer copies");
    }

    @Test
    void shouldNameTopicsOfOneKindTogether() {
        Copies alone = new Copies(1, 1, true);
        ReplicatedTopic state = new ReplicatedTopic("changelog", 1, false, List.of(alone));

        Lines.assertOnly(Kind.NOTE, judge(3, topic(1, alone), state), "Each of changelog, events");
    }

    private static ReplicatedTopic topic(int minInsync, Copies... partitions) {
        return new ReplicatedTopic("events", minInsync, false, List.of(partitions));
    }

    private static List<Finding> judge(int brokers, ReplicatedTopic... topics) {
        return new ReplicationVerdict(brokers, "hall:9092", Set.of("events")).judge(List.of(topics));
    }
}
