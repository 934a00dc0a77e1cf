package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.feed.ReplayResult;
import io.signboard.support.CommittedTopic;
import io.signboard.support.Fold;
import io.signboard.support.FoldedFigures;
import io.signboard.support.SummaryLog;
import io.signboard.support.TestBroker;
import io.signboard.support.TestFeed;
import io.signboard.support.WindowCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many events in great disorder, over several partitions, as fast as they can be sent. */
class LargeFeedIT {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void shouldTallyAHugeUntidyFeedAsTheFoldDoes(@TempDir Path folder) throws InterruptedException {
        TestFeed large = TestFeed.untidy("c-large", 90_000, 51);
        TestFeed other = TestFeed.untidy("c-other", 30_000, 52);
        try (TestBroker broker = TestBroker.start(PARTITIONS);
                TestProgram program = TestProgram.start(broker.bootstrapServers(), folder);
                SummaryLog summaries = SummaryLog.open(broker.bootstrapServers(), "c-large");
                SummaryLog others = SummaryLog.open(broker.bootstrapServers(), "c-other")) {
            String servers = broker.bootstrapServers();
            TestFeed.define(servers, large.definition());
            TestFeed.define(servers, other.definition());

            ReplayResult replayed = TestFeed.replay(servers, Duration.ZERO, large, other);

            Fold fold = TestFeed.fold(servers, PARTITIONS);
            FoldedFigures figures = fold.figures(large.definition());
            FoldedFigures otherFigures = fold.figures(other.definition());
            assertEquals(replayed.sent(), fold.records());
            assertTrue(fold.records() > 114_000, () -> fold.records() + " events");
            summaries.awaitFigures(figures, PATIENCE);
            others.awaitFigures(otherFigures, PATIENCE);
            summaries.assertSound();
            others.assertSound();
            summaries.assertValid(50);
            WindowCheck.assertFolded(servers, "c-other", otherFigures);
            assertRejects(fold, servers, figures, otherFigures);
            assertTrue(program.failure().isEmpty());
        }
    }

    /** What is invalid is rejected once each; what loses or is refused only by the ledger or a definition at least once. */
    private static void assertRejects(Fold fold, String servers, FoldedFigures... figures) {
        Map<String, Long> rejects = new TreeMap<>();
        try (CommittedTopic topic = CommittedTopic.open(servers, "ceremony.rejects")) {
            topic.drain(reject -> rejects.merge(SummaryLog.header(reject, "signboard_reason"), 1L, Long::sum));
        }
        Map<String, Long> least = fold.rejectsAtLeast();
        for (FoldedFigures one : figures) {
            one.refusedByDefinition().forEach((reason, count) -> least.merge(reason, count, Long::sum));
        }
        Map<String, Long> invalid = new TreeMap<>(rejects);
        Map<String, Long> folded = new TreeMap<>(least);
        for (String later : List.of("conflict", "below-minimum", "currency-mismatch")) {
            long seen = invalid.remove(later);
            long atLeast = folded.remove(later);
            assertTrue(atLeast > 0 && seen >= atLeast, () -> later + ": " + seen + ", at least " + atLeast);
        }
        assertEquals(folded, invalid);
    }
}
