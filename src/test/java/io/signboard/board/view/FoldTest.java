package io.signboard.board.view;

import static io.signboard.board.Samples.CEREMONY;
import static io.signboard.board.Samples.NOON;
import static io.signboard.board.Samples.definition;
import static io.signboard.board.Samples.definitionRecord;
import static io.signboard.board.Samples.key;
import static io.signboard.board.Samples.summary;
import static io.signboard.board.Samples.summaryRecord;
import static io.signboard.board.Samples.utf8;
import static io.signboard.board.Samples.window;
import static io.signboard.board.Samples.windowRecord;
import static io.signboard.board.Samples.windowSummary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Fold fold = new Fold();

    @Test
    void shouldKeepTheLastSummaryByteForByte() {
        byte[] last = utf8(" " + new String(summary(2), StandardCharsets.UTF_8) + "\n");

        Set<String> changed =
                fold.apply(List.of(summaryRecord(0, CEREMONY, summary(1)), summaryRecord(1, CEREMONY, last)));

        assertEquals(Set.of(CEREMONY), changed);
        assertArrayEquals(last, shown().json());
        assertEquals(2, shown().summary().sequence());
    }

    @Test
    void shouldFollowTheLogWhenTheSequenceGoesBack() {
        fold.apply(List.of(summaryRecord(0, CEREMONY, summary(9))));

        fold.apply(List.of(summaryRecord(1, CEREMONY, summary(1))));

        assertEquals(1, shown().summary().sequence());
    }

    @Test
    void shouldRemoveWhatATombstoneNames() {
        fold.apply(List.of(summaryRecord(0, CEREMONY, summary(1)), summaryRecord(1, "other", summary("other", 1))));

        Set<String> changed = fold.apply(List.of(summaryRecord(2, CEREMONY, null)));

        assertEquals(Set.of(CEREMONY), changed);
        assertTrue(fold.ceremonies().summary(CEREMONY).isEmpty());
        assertEquals(1, fold.ceremonies().all().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"ceremonyId\":\"expo-2021\"}", "\u0000"})
    void shouldKeepTheSummaryBeforeOneThatCannotBeRead(String unreadable) {
        Set<String> changed = fold.apply(
                List.of(summaryRecord(0, CEREMONY, summary(1)), summaryRecord(1, CEREMONY, utf8(unreadable))));

        assertEquals(Set.of(CEREMONY), changed);
        assertEquals(1, shown().summary().sequence());
        assertEquals(1, fold.unreadable());
    }

    @Test
    void shouldSkipASummaryUnderAnotherCeremonysKey() {
        fold.apply(List.of(summaryRecord(0, "other", summary(1))));

        assertEquals(List.of(), fold.ceremonies().all());
        assertEquals(1, fold.unreadable());
    }

    @Test
    void shouldSkipRecordsWithoutAKey() {
        fold.apply(List.of(new ConsumerRecord<>(Topics.SUMMARIES.name(), 0, 0L, null, summary(1))));
        fold.apply(List.of(new ConsumerRecord<>(Topics.WINDOWS.name(), 0, 0L, null, utf8("{}"))));

        assertEquals(2, fold.unreadable());
    }

    @Test
    void shouldListCeremoniesById() {
        fold.apply(List.of(summaryRecord(0, "b", summary("b", 1)), summaryRecord(1, "a", summary("a", 1))));

        assertEquals(
                List.of("a", "b"),
                fold.ceremonies().all().stream()
                        .map(CommittedSummary::ceremonyId)
                        .toList());
    }

    @Test
    void shouldKeepTheNewestRevisionOfAWindow() {
        String key = key(window(0, 1));
        fold.apply(List.of(windowRecord(0, key, windowSummary(window(0, 1), 1))));

        fold.apply(List.of(windowRecord(1, key, windowSummary(window(0, 1), 2))));

        assertEquals(1, windows().size());
        assertEquals(2, windows().get(0).summary().revision());
    }

    @Test
    void shouldListWindowsOfOneSizeOldestFirst() {
        fold.apply(List.of(
                windowRecord(0, key(window(2, 1)), windowSummary(window(2, 1), 1)),
                windowRecord(1, key(window(0, 5)), windowSummary(window(0, 5), 1)),
                windowRecord(2, key(window(1, 1)), windowSummary(window(1, 1), 1))));

        assertEquals(
                List.of(window(1, 1), window(2, 1)),
                windows().stream().map(w -> w.summary().window()).toList());
        assertEquals(
                new TreeSet<>(Set.of(MINUTE, Duration.ofMinutes(5))),
                fold.ceremonies().windowSizes(CEREMONY));
    }

    @Test
    void shouldIncludeTheLowerBoundAndExcludeTheUpper() {
        for (int minute = 0; minute < 4; minute++) {
            fold.apply(List.of(windowRecord(minute, key(window(minute, 1)), windowSummary(window(minute, 1), 1))));
        }

        List<CommittedWindow> found =
                fold.ceremonies().windows(CEREMONY, MINUTE, NOON.plusSeconds(60), NOON.plusSeconds(180));

        assertEquals(
                List.of(window(1, 1), window(2, 1)),
                found.stream().map(w -> w.summary().window()).toList());
    }

    @Test
    void shouldForgetASizeWithItsLastWindow() {
        fold.apply(List.of(windowRecord(0, key(window(0, 1)), windowSummary(window(0, 1), 1))));

        fold.apply(List.of(windowRecord(1, key(window(0, 1)), null)));

        assertEquals(List.of(), windows());
        assertTrue(fold.ceremonies().windowSizes(CEREMONY).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expo-2021", "expo-2021|PT1M", "expo-2021|x|y", "other|PT1M|2021-08-23T12:00:00Z", "|||"})
    void shouldSkipAWindowUnderAnotherKey(String key) {
        fold.apply(List.of(windowRecord(0, key, windowSummary(window(0, 1), 1))));

        assertEquals(1, fold.unreadable());
        assertEquals(List.of(), windows());
    }

    @Test
    void shouldJudgeDefinitionsByThoseBefore() {
        byte[] second = utf8(new String(definition(CEREMONY, 2), StandardCharsets.UTF_8) + "\n");

        Set<String> changed = fold.apply(List.of(
                definitionRecord(0, CEREMONY, definition(CEREMONY, 1)),
                definitionRecord(1, CEREMONY, second),
                definitionRecord(2, CEREMONY, definition(CEREMONY, 2)),
                definitionRecord(3, CEREMONY, definition(CEREMONY, 1))));

        assertEquals(Set.of(), changed);
        assertArrayEquals(second, inForce().json());
    }

    @Test
    void shouldKeepTheDefinitionOfAnEarlierBatch() {
        fold.apply(List.of(definitionRecord(0, CEREMONY, definition(CEREMONY, 7))));

        fold.apply(List.of(definitionRecord(1, CEREMONY, definition(CEREMONY, 6))));

        assertEquals(7, inForce().definition().version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"ceremonyId\": \"expo-2021\", \"version\": 9, \"currency\": \"XXX\"}"
            })
    void shouldIgnoreADefinitionThatIsNotValid(String invalid) {
        fold.apply(List.of(
                definitionRecord(0, CEREMONY, definition(CEREMONY, 1)), definitionRecord(1, CEREMONY, utf8(invalid))));

        assertEquals(1, inForce().definition().version());
        assertEquals(0, fold.unreadable());
    }

    @Test
    void shouldIgnoreADeletedDefinitionAndOneUnderAnotherKey() {
        fold.apply(List.of(
                definitionRecord(0, CEREMONY, definition(CEREMONY, 1)),
                definitionRecord(1, CEREMONY, null),
                definitionRecord(2, "other", definition(CEREMONY, 2)),
                new ConsumerRecord<>(Topics.DEFINITIONS.name(), 0, 3L, null, definition(CEREMONY, 3))));

        assertEquals(1, inForce().definition().version());
        assertTrue(fold.ceremonies().definition("other").isEmpty());
    }

    @Test
    void shouldKeepADefinitionWhenItsSummaryIsRemoved() {
        fold.apply(List.of(definitionRecord(0, CEREMONY, definition(CEREMONY, 1))));
        fold.apply(List.of(summaryRecord(0, CEREMONY, summary(1))));

        fold.apply(List.of(summaryRecord(1, CEREMONY, null)));

        assertEquals(1, inForce().definition().version());
    }

    private CommittedDefinition inForce() {
        return fold.ceremonies().definition(CEREMONY).orElseThrow();
    }

    private CommittedSummary shown() {
        return fold.ceremonies().summary(CEREMONY).orElseThrow();
    }

    private List<CommittedWindow> windows() {
        return fold.ceremonies().windows(CEREMONY, MINUTE, null, null);
    }
}
