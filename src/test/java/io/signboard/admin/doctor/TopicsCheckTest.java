package io.signboard.admin.doctor;

import io.signboard.admin.TopicPlan;
import io.signboard.admin.TopicStep.Change;
import io.signboard.admin.TopicStep.ChangeConfig;
import io.signboard.admin.TopicStep.Refused;
import io.signboard.admin.TopicStep.Unchanged;
import io.signboard.admin.TopicVerdict.Sound;
import io.signboard.admin.TopicVerdict.Unsound;
import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsCheckTest {

    private static final ChangeConfig CHANGE = new ChangeConfig("t", Map.of("retention.ms", new Change("1000", "-1")));

    @Test
    void shouldBePleasedWithTopicsAsTheyShouldBe() {
        List<Finding> findings =
                TopicsCheck.judge(new Sound(4, 1), new TopicPlan(List.of(new Unchanged("t"))), "hall:9092");

        Lines.assertWell(findings);
        Lines.assertOnly(Kind.OK, findings, "4 partitions");
    }

    @Test
    void shouldNoteADifferenceThatNoStartWouldRefuse() {
        List<Finding> findings = TopicsCheck.judge(new Sound(1, 1), new TopicPlan(List.of(CHANGE)), "hall:9092");

        Lines.assertHas(
                Kind.NOTE, findings, "The topic t", "retention.ms=-1", "topics apply --bootstrap-servers hall:9092");
    }

    @Test
    void shouldNoteWhatStaysAsItIs() {
        TopicPlan plan = new TopicPlan(List.of(new Refused("t", "keeps its 2 partitions: reason")));

        Lines.assertHas(
                Kind.NOTE, TopicsCheck.judge(new Sound(1, 1), plan, "hall:9092"), "The topic t keeps its 2 partitions");
    }

    @Test
    void shouldSayOnceWhatAStartRefuses() {
        Unsound verdict = new Unsound(List.of("The topic t must keep every record: mend it."));

        List<Finding> findings = TopicsCheck.judge(verdict, new TopicPlan(List.of(CHANGE)), "hall:9092");

        Lines.assertOnly(Kind.WRONG, findings, "must keep every record");
    }
}
