package io.signboard.board.view;

import static io.signboard.board.Samples.CEREMONY;
import static io.signboard.board.Samples.summary;
import static io.signboard.board.Samples.summaryRecord;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.board.BoardException;
import io.signboard.wire.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CommittedViewTest {

    private static final TopicPartition SUMMARIES = new TopicPartition(Topics.SUMMARIES.name(), 0);
    private static final TopicPartition WINDOWS = new TopicPartition(Topics.WINDOWS.name(), 0);
    private static final TopicPartition DEFINITIONS = new TopicPartition(Topics.DEFINITIONS.name(), 0);

    private final BlockingQueue<Consumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final CommittedView view = new CommittedView(this::nextConsumer, Clock.systemUTC());

    @AfterEach
    void close() {
        view.close();
    }

    @Test
    void shouldShowNothingBeforeItStarted() {
        assertTrue(view.ceremonies().isEmpty());
        assertTrue(view.problem().isPresent());
    }

    @Test
    void shouldShowNothingBeforeTheEndIsReached() {
        MockConsumer<byte[], byte[]> consumer = consumer(2);
        consumer.schedulePollTask(() -> consumer.addRecord(summaryRecord(0, CEREMONY, summary(1))));
        consumers.add(consumer);
        view.start();
        await().until(() -> consumer.position(SUMMARIES) == 1);
        assertTrue(view.ceremonies().isEmpty());

        consumer.schedulePollTask(() -> consumer.addRecord(summaryRecord(1, CEREMONY, summary(2))));

        await().until(() -> sequence() == 2);
        assertEquals(Optional.empty(), view.problem());
    }

    @Test
    void shouldGoOnWhereAFailedConsumerStopped() {
        MockConsumer<byte[], byte[]> first = consumer(1);
        first.schedulePollTask(() -> first.addRecord(summaryRecord(0, CEREMONY, summary(1))));
        MockConsumer<byte[], byte[]> second = consumer(2);
        second.schedulePollTask(() -> second.addRecord(summaryRecord(1, CEREMONY, summary(2))));
        consumers.addAll(List.of(first, second));
        view.start();
        await().until(() -> sequence() == 1);

        first.setPollException(new TopicAuthorizationException("no right to read"));

        await().until(() -> view.problem().toString().contains("no right to read"));
        assertEquals(1, sequence());
        await().until(() -> sequence() == 2);
        assertTrue(first.closed());
    }

    @Test
    void shouldReadTheTopicsAnewWhenTheyNoLongerHoldItsPlace() {
        MockConsumer<byte[], byte[]> first = consumer(1);
        first.schedulePollTask(() -> first.addRecord(summaryRecord(0, "old", summary("old", 7))));
        MockConsumer<byte[], byte[]> second = consumer(1);
        second.schedulePollTask(() -> second.addRecord(summaryRecord(0, CEREMONY, summary(1))));
        consumers.addAll(List.of(first, second));
        List<String> removed = new CopyOnWriteArrayList<>();
        view.listen(new SummaryListener() {
            @Override
            public void onSummary(CommittedSummary summary) {}

            @Override
            public void onRemoval(String ceremonyId) {
                removed.add(ceremonyId);
            }
        });
        view.start();
        await().until(() -> view.ceremonies().isPresent());

        first.setPollException(new OffsetOutOfRangeException(Map.of(SUMMARIES, 1L)));

        await().until(() -> sequence() == 1);
        assertEquals(1, view.ceremonies().orElseThrow().all().size());
        await().until(() -> removed.equals(List.of("old")));
    }

    @Test
    void shouldSayWhichTopicIsMissing() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumers.add(consumer);

        view.start();

        await().until(() -> view.problem().toString().contains("ceremony.summaries does not exist"));
    }

    @Test
    void shouldSayThatTheClusterIsSilent() {
        MockConsumer<byte[], byte[]> consumer = consumer(0);
        consumer.setOffsetsException(new TimeoutException("too late"));
        consumers.add(consumer);

        view.start();

        await().until(() -> view.problem().toString().contains("does not answer"));
    }

    @Test
    void shouldSayWhetherTheClusterAnswers() {
        MockConsumer<byte[], byte[]> first = consumer(0);
        consumers.add(first);
        assertFalse(view.isBrokerReachable());
        view.start();
        await().until(view::isBrokerReachable);

        first.setOffsetsException(new TimeoutException("too late"));

        await().until(() -> !view.isBrokerReachable());
    }

    @Test
    void shouldTellWhatWasThereApartFromWhatIsNew() {
        MockConsumer<byte[], byte[]> consumer = consumer(1);
        consumer.schedulePollTask(() -> consumer.addRecord(summaryRecord(0, CEREMONY, summary(1))));
        consumers.add(consumer);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        view.listen(new SummaryListener() {
            @Override
            public void onSummary(CommittedSummary summary) {
                told.add("new " + summary);
            }

            @Override
            public void onCaughtUp(CommittedSummary summary) {
                told.add("found " + summary);
            }

            @Override
            public void onRemoval(String ceremonyId) {
                told.add("gone " + ceremonyId);
            }
        });
        view.start();
        await().until(() -> !told.isEmpty());

        consumer.schedulePollTask(() -> consumer.addRecord(summaryRecord(1, CEREMONY, summary(2))));

        await().until(() -> told.size() == 2);
        assertEquals(List.of("found " + CEREMONY + " #1", "new " + CEREMONY + " #2"), List.copyOf(told));
    }

    @Test
    void shouldShowItsConsumerToWhoeverWatches() {
        BlockingQueue<Consumer<?, ?>> watched = new LinkedBlockingQueue<>();
        try (CommittedView real =
                new CommittedView(Map.of("bootstrap.servers", "127.0.0.1:1"), Clock.systemUTC(), watched::add)) {
            real.start();

            await().until(() -> watched.size() == 1);
        }
    }

    @Test
    void shouldRefuseSettingsThatTheClientCannotUse() {
        BoardException refusal = assertThrows(
                BoardException.class,
                () -> new CommittedView(
                        Map.of("bootstrap.servers", "localhost:9092", "fetch.min.bytes", "many"), Clock.systemUTC()));

        assertTrue(String.valueOf(refusal.getMessage()).contains("fetch.min.bytes"), refusal.getMessage());
    }

    private long sequence() {
        return view.ceremonies()
                .flatMap(known -> known.summary(CEREMONY))
                .map(summary -> summary.summary().sequence())
                .orElse(0L);
    }

    private Consumer<byte[], byte[]> nextConsumer() {
        Consumer<byte[], byte[]> next = consumers.poll();
        if (next == null) {
            throw new KafkaException("the test has no more consumers");
        }
        return next;
    }

    private static MockConsumer<byte[], byte[]> consumer(long summaries) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        for (TopicPartition partition : List.of(SUMMARIES, WINDOWS, DEFINITIONS)) {
            consumer.updatePartitions(
                    partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
        }
        consumer.updateBeginningOffsets(Map.of(SUMMARIES, 0L, WINDOWS, 0L, DEFINITIONS, 0L));
        consumer.updateEndOffsets(Map.of(SUMMARIES, summaries, WINDOWS, 0L, DEFINITIONS, 0L));
        return consumer;
    }
}
