package io.signboard.history;

import static io.signboard.history.MadeHistory.OFFLINE;
import static io.signboard.history.MadeHistory.OFF_SITE;
import static io.signboard.history.MadeHistory.ONLINE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.history.MadeHistory.Made;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Each rule broken once, in a history that keeps all others: that and nothing else is found. */
class HistoryTest {

    private final MadeHistory made = MadeHistory.sound();

    /** Asserts that there are as many violations as texts, each with one of them. */
    private static void assertFound(MadeHistory made, String... texts) {
        List<String> violations = made.checked().violations().sentences();
        assertEquals(texts.length, violations.size(), violations::toString);
        for (String text : texts) {
            assertTrue(violations.stream().anyMatch(violation -> violation.contains(text)), violations::toString);
        }
    }

    private static ObjectNode headline(ObjectNode summary) {
        return (ObjectNode) summary.get("headline");
    }

    @Test
    void shouldFindNothingWrongWithASoundHistory() {
        History history = made.checked();

        assertEquals(List.of(), history.violations().sentences());
        HistoryReport report = history.report();
        assertEquals(11, report.events());
        assertEquals(4, report.folded());
        assertEquals(Map.of("malformed", 1L, "below-minimum", 1L, "conflict", 2L), report.rejects());
        assertEquals(
                Map.of(
                        "counted", 4L,
                        "parked", 1L,
                        "stale", 2L,
                        "conflict", 2L,
                        "refused on arrival", 1L,
                        "refused by definition", 1L),
                report.classes());
    }

    @Test
    void shouldNotCareHowTheTopicsInterleave() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(made.consumerRecords());
        Collections.reverse(records);
        records.sort(java.util.Comparator.comparingLong(ConsumerRecord::offset));
        records.sort(java.util.Comparator.comparing(ConsumerRecord::topic, Collections.reverseOrder()));
        History history = new History(1, 1);

        records.forEach(record -> {
            history.take(record);
            history.settle();
        });
        history.finish();

        assertEquals(List.of(), history.violations().sentences());
    }

    // Each summary by itself.

    @Test
    void shouldFindAHeadlineThatIsNotTheSumOfItsChannels() {
        ((ObjectNode) made.summary(2).get("channels").get(0)).put("projects", 7);
        assertFound(
                made,
                "ceremony.summaries-0@1: the projects of channels must sum to 2, not 9",
                "the projects of the venue must sum to 9, not 2",
                "expected <channels[0].projects: 0> and found <channels[0].projects: 7>");
    }

    @Test
    void shouldFindPercentsThatDoNotSumToAHundred() {
        ((ObjectNode) made.summary(2).get("sectors").get(0)).put("percent", 99);
        assertFound(made, "the percents of sectors must sum to 100, not 99", "percent: 99");
    }

    @Test
    void shouldFindAMissingInput() {
        ((ObjectNode) made.summary(4).get("inputs")).remove(OFF_SITE);
        assertFound(made, "expected an input for " + OFF_SITE + "-0 and found none");
    }

    // What follows what.

    @Test
    void shouldFindAGapInTheSequence() {
        made.summary(4).put("sequence", 5);
        assertFound(made, "ceremony.summaries-0@3: expected sequence 4 of ceremony expo and found 5");
    }

    @Test
    void shouldFindInputsThatGoBack() {
        ((ObjectNode) made.summary(4).get("inputs").get(ONLINE)).put("0", 6);
        assertFound(made, "ceremony.summaries-0@3: the input " + ONLINE + "-0 of ceremony expo must not go back");
    }

    @Test
    void shouldFindAnOlderDefinition() {
        made.summary(4).put("definitionVersion", 1);
        assertFound(
                made,
                "expected definition version 2 or newer of ceremony expo and found 1",
                "is not the fold of the records below its inputs",
                "expected <definitionVersion: 2> and found <definitionVersion: 1>");
    }

    @Test
    void shouldFindADefinitionThatNeverCameIntoForce() {
        made.remove(made.of(TopicNames.DEFINITIONS).get(1));
        assertFound(
                made,
                "ceremony.summaries-0@2: no definition of ceremony expo in force has the version 2",
                "ceremony.summaries-0@3: no definition of ceremony expo in force has the version 2",
                "is not the fold of everything");
    }

    @Test
    void shouldFindARepetitionTooSoonForAHeartbeat() {
        made.publishedAt(4, "2021-08-23T03:00:17Z");
        assertFound(made, "ceremony.summaries-0@3: summary 4 of ceremony expo repeats the one before");
    }

    @Test
    void shouldTakeARepetitionWithAWindowThatCloses() {
        made.publishedAt(4, "2021-08-23T03:00:17Z");
        ObjectNode window = made.window("PT1M").deepCopy();
        window.put("revision", window.get("revision").intValue() + 1).put("sequence", 4);
        made.add(new Made(
                TopicNames.WINDOWS, 0, "expo|PT1M|" + window.get("start").textValue(), window, null));
        assertFound(made);
    }

    @Test
    void shouldFindATimeThatGoesBack() {
        made.publishedAt(4, "2021-08-23T03:00:13Z");
        assertFound(
                made,
                "expected a publishedAt of 2021-08-23T03:00:15Z or later and found 2021-08-23T03:00:13Z",
                "repeats the one before");
    }

    // The folds.

    @Test
    void shouldFindAFigureThatIsNotTheFolds() {
        headline(made.summary(2)).put("average", 3500.01);
        assertFound(
                made,
                "ceremony.summaries-0@1: summary 2 of ceremony expo is not the fold of the records below its inputs");
    }

    @Test
    void shouldFindAProjectThatIsCountedTwice() {
        ObjectNode summary = made.summary(3);
        ((com.fasterxml.jackson.databind.node.ArrayNode) summary.get("largestProjects"))
                .add(summary.get("largestProjects").get(0));
        assertFound(made, "expected <largestProjects: 4 elements> and found <largestProjects: 5 elements>");
    }

    @Test
    void shouldFindAnEventThatWasLost() {
        made.signed(ONLINE, "p9", "e-9", 6000);
        List<String> violations = made.checked().violations().sentences();
        assertEquals(8, violations.size(), violations::toString);
        assertTrue(violations.get(0).contains("summary 4 of ceremony expo is not the fold of everything"));
        assertTrue(violations.get(1).contains("window expo|PT1M|2021-08-23T02:31:00Z in the end is not the fold's"));
        assertTrue(
                violations.get(7).contains("the minutes of ceremony expo must sum to 5 projects and 26000, not to 4"));
    }

    @Test
    void shouldFindInputsBeyondTheEnd() {
        ((ObjectNode) made.summary(4).get("inputs").get(ONLINE)).put("0", 8);
        assertFound(made, "ceremony.summaries-0@3: its inputs {ceremony.project-events");
    }

    @Test
    void shouldFindACeremonyWithoutASummary() {
        MadeHistory silent = new MadeHistory(1);
        silent.define(1, "'minimumAmount':0");
        assertFound(silent, "expected a summary of ceremony expo and found none");
    }

    // The windows.

    @Test
    void shouldFindARevisionLeftOut() {
        made.window("PT1M").put("revision", 4);
        assertFound(made, "expected revision 2 of window expo|PT1M|2021-08-23T02:31:00Z and found 4");
    }

    @Test
    void shouldFindAWindowThatIsNoLongerFinal() {
        made.window("PT1M").put("final", false);
        assertFound(
                made,
                "window expo|PT1M|2021-08-23T02:31:00Z must stay final",
                "window expo|PT1M|2021-08-23T02:31:00Z must be final from 2021-08-23T02:32:10Z on and isn't at");
    }

    @Test
    void shouldFindAWindowThatBecameFinalTooEarly() {
        Made first = made.of(TopicNames.WINDOWS).get(0);
        first.written = Instant.parse("2021-08-23T02:32:09Z");
        assertFound(made);
        first.written = Instant.parse("2021-08-23T02:32:08Z");
        assertFound(made, "became final at 2021-08-23T02:32:08Z, before 2021-08-23T02:32:10Z");
    }

    @Test
    void shouldFindAWindowThatWasNeverClosed() {
        for (Made window : made.of(TopicNames.WINDOWS)) {
            MadeHistory.tree(window).put("final", !window.key.contains("PT1M"));
            window.written = Instant.parse("2021-08-23T02:31:30Z");
        }
        made.of(TopicNames.WINDOWS).stream()
                .filter(window -> window.key.contains("PT5M"))
                .forEach(window -> window.written = Instant.parse("2021-08-23T02:50:00Z"));
        assertFound(made, "window expo|PT1M|2021-08-23T02:31:00Z must be final from 2021-08-23T02:32:10Z on");
    }

    @Test
    void shouldFindASummaryThatWasNotPublishedWhenItSays() {
        made.of(TopicNames.SUMMARIES).get(1).written = Instant.parse("2021-08-23T03:00:12Z");
        assertFound(made, "says that it was published at 2021-08-23T03:00:10Z and was at 2021-08-23T03:00:12Z");
    }

    /** What is certified is counted anew, so what is published before must be looked at before. */
    @Test
    void shouldFindWhatIsLeftOutOfTheLastSummaryOnceAllIsDealtWith() {
        made.signed(ONLINE, "p9", "e-9", 6000);
        History history = new History(1, 1);
        made.consumerRecords().forEach(history::take);
        history.settle();
        assertEquals(List.of(), history.violations().sentences());

        history.settled(MadeHistory.ID);

        List<String> found = history.violations().sentences();
        assertTrue(found.get(0).contains("summary 4 of ceremony expo is not the fold of everything"), found::toString);
        assertTrue(found.get(1).contains("in the end is not the fold's"), found::toString);
    }

    @Test
    void shouldFindAWindowOfASummaryThatDoesNotExist() {
        made.window("PT1M").put("sequence", 9);
        assertFound(
                made,
                "carries sequence 9, but the last summary has 4",
                "window expo|PT1M|2021-08-23T02:31:00Z at summary 3 is not the fold's");
    }

    @Test
    void shouldFindAWindowThatIsNotTheFolds() {
        ObjectNode window = made.window("PT5M");
        window.put("projects", 5);
        ((ObjectNode) window.get("channels").get(0)).put("projects", 2);
        assertFound(
                made,
                "window expo|PT5M|2021-08-23T02:27:00Z at summary 3 is not the fold's: expected "
                        + "<channels[0].projects: 1> and found <channels[0].projects: 2>");
    }

    @Test
    void shouldFindAWindowThatWasWrongForAWhile() {
        made.window("PT1M").put("sequence", 4);
        assertFound(made, "window expo|PT1M|2021-08-23T02:31:00Z at summary 3 is not the fold's");
    }

    @Test
    void shouldHoldWindowsAgainstASummaryOnlyOnceAllThatLayThereIsTaken() {
        History history = new History(1, 1);
        List<ConsumerRecord<byte[], byte[]>> records = made.consumerRecords();
        records.stream()
                .filter(record -> !record.topic().equals(TopicNames.WINDOWS))
                .forEach(history::take);
        history.settle();
        history.settleWindows();
        assertEquals(List.of(), history.violations().sentences());

        records.stream()
                .filter(record -> record.topic().equals(TopicNames.WINDOWS))
                .forEach(history::take);
        history.settleWindows();
        assertEquals(List.of(), history.violations().sentences());
    }

    @Test
    void shouldFindAWindowThatIsMissingBeforeTheEnd() {
        History history = new History(1, 1);
        made.consumerRecords().stream()
                .filter(record -> !record.topic().equals(TopicNames.WINDOWS))
                .forEach(history::take);
        history.settle();
        history.settleWindows();
        history.settleWindows();

        assertTrue(
                history.violations().sentences().get(0).contains("lacks the window expo|PT1M|"),
                history.violations().sentences()::toString);
    }

    @Test
    void shouldFindAWindowThatIsMissing() {
        List<Made> windows = made.of(TopicNames.WINDOWS);
        String key = windows.get(0).key;
        windows.stream().filter(window -> window.key.equals(key)).forEach(made::remove);
        assertFound(made, "lacks the window " + key, "the minutes of ceremony expo must sum to");
    }

    // The rejects.

    @Test
    void shouldFindAMissingReject() {
        made.remove(made.reject("malformed"));
        assertFound(made, ONLINE + "-0@1: expected a reject with the reason malformed and found none");
    }

    @Test
    void shouldFindARejectThatComesTwice() {
        made.add(made.reject("malformed"));
        assertFound(made, "ceremony.rejects-0@4: rejects " + ONLINE + "-0@1 again");
    }

    @Test
    void shouldFindAnotherReason() {
        made.reject("malformed").headers.put("signboard_reason", "bad-date");
        assertFound(made, "expected " + ONLINE + "-0@1 to be rejected as malformed and found bad-date");
    }

    @Test
    void shouldFindAlteredBytes() {
        made.reject("malformed").text = "{\"type\" :";
        assertFound(made, "expected the value of " + ONLINE + "-0@1 untouched");
    }

    @Test
    void shouldFindAlteredHeaders() {
        made.reject("malformed").headers.put("feed", "stage");
        assertFound(made, "expected the headers of " + ONLINE + "-0@1 untouched");
    }

    @Test
    void shouldFindAnAlteredKey() {
        made.reject("malformed").key = "p6";
        assertFound(made, "expected the key of " + ONLINE + "-0@1 untouched");
    }

    @Test
    void shouldFindARejectWithoutADetail() {
        made.reject("malformed").headers.put("signboard_detail", " ");
        assertFound(made, "ceremony.rejects-0@0: expected a header signboard_detail");
    }

    @Test
    void shouldFindARejectOfNoRecord() {
        made.add(made.reject("malformed")).headers.put("signboard_offset", "77");
        assertFound(
                made,
                "ceremony.rejects-0@0: rejects " + ONLINE + "-0@77, where no record lies",
                "ceremony.rejects-0@4: rejects " + ONLINE + "-0@77, where no record lies",
                "expected a reject with the reason malformed");
    }

    @Test
    void shouldFindARejectOfWhatIsValid() {
        made.reject(made.of(ONLINE).get(0), "bad-date", true);
        assertFound(made, "rejects " + ONLINE + "-0@0 as bad-date, but that record is valid");
    }

    @Test
    void shouldFindAConflictThatWasNone() {
        made.reject(made.of(ONLINE).get(0), "conflict", false);
        assertFound(made, "rejects " + ONLINE + "-0@0 for a conflict, but it loses none");
    }

    @Test
    void shouldFindAMissingConflict() {
        made.remove(made.reject("conflict"));
        assertFound(made, ONLINE + "-0@3: expected a reject with the reason conflict");
    }

    @Test
    void shouldFindAConflictThatComesTwice() {
        made.add(made.reject("conflict"));
        assertFound(made, "after it lost a conflict");
    }

    @Test
    void shouldFindAMissingRefusal() {
        made.remove(made.reject("below-minimum"));
        assertFound(made, OFFLINE + "-0@0: expected a reject with the reason below-minimum of project p4");
    }

    @Test
    void shouldFindAnUnchangedVerdictRepeated() {
        made.reject(made.of(OFFLINE).get(0), "below-minimum", false);
        assertFound(made, "rejects " + OFFLINE + "-0@0 as below-minimum, as no definition does, or none again");
    }

    @Test
    void shouldFindAVerdictThatNoDefinitionGives() {
        made.reject(made.of(OFF_SITE).get(0), "currency-mismatch", false);
        assertFound(made, "as currency-mismatch, as no definition does");
    }

    // What the order of arrival may explain.

    @Test
    void shouldTakeEitherSideOfAConflictBetweenTopics() {
        for (boolean firstWins : List.of(true, false)) {
            MadeHistory either = new MadeHistory(1);
            either.define(1, "'minimumAmount':0");
            either.signed(ONLINE, "p1", "e-a", 5000);
            Made other = either.signed(OFFLINE, "p1", "e-b", 6000);
            either.reject(other, "conflict", firstWins);
            either.publish(1, 1, 0);
            assertFound(either);
        }
    }

    @Test
    void shouldFindWhatNoOrderExplains() {
        MadeHistory odd = new MadeHistory(1);
        odd.define(1, "'minimumAmount':0");
        odd.signed(ONLINE, "p1", "e-a", 5000);
        odd.reject(odd.signed(ONLINE, "p1", "e-b", 6000), "conflict", false);
        odd.publish(2, 0, 0);
        assertFound(odd, "no order in which the records of project p1 of ceremony expo may have arrived");
    }

    @Test
    void shouldLetTheChannelDecideBetweenTwoContentsOfOneEventId() {
        MadeHistory faulty = new MadeHistory(1);
        faulty.define(1, "'minimumAmount':0");
        faulty.reject(faulty.signed(ONLINE, "p1", "e-a", 5000), "conflict", false);
        faulty.signed(OFFLINE, "p1", "e-a", 6000);
        faulty.publish(1, 1, 0);
        assertFound(faulty);
        assertEquals(6000, headline(faulty.summary(1)).get("amount").intValue());
    }

    @Test
    void shouldExpectAMisplacedRecordToBeRejected() {
        String key = Utils.toPositive(Utils.murmur2("p1".getBytes(UTF_8))) % 2 == 0 ? "p1" : "p2";
        MadeHistory two = new MadeHistory(2);
        two.define(1, "'minimumAmount':0");
        two.signed(ONLINE, key, "e-1", 5000);
        Made misplaced = two.event(ONLINE, 1, key, MadeHistory.json("signed", key, "e-1", 1, 5000));
        two.publish(1, 0, 0);
        assertFound(two, ONLINE + "-1@0: expected a reject with the reason misplaced and found none");
        two.reject(misplaced, "misplaced", true);
        assertFound(two);
    }
}
