package io.signboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.wire.CloudEvent;
import io.signboard.wire.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class FeedReplayTest {

    private static final String TWO_MINUTES =
            """
            {"channel":"online","projectId":"a","arrivesAt":"2021-08-23T02:00:00Z"}
            {"channel":"offline","projectId":"b","arrivesAt":"2021-08-23T02:01:00Z"}
            {"channel":"off-site","projectId":"c","arrivesAt":"2021-08-23T02:00:30Z"}
            {"channel":"online","projectId":"d","arrivesAt":"2021-08-23T02:02:00Z"}
            """;

    private final ManualPacer pacer = new ManualPacer();
    private final List<Long> progress = new ArrayList<>();
    private OptionalLong lines = OptionalLong.empty();
    private final ReplayListener listener = new ReplayListener() {
        @Override
        public void started(OptionalLong total) {
            lines = total;
        }

        @Override
        public void sent(long sent) {
            progress.add(sent);
        }
    };

    @Test
    void shouldSendToTheChannelsTopic() {
        MockProducer<byte[], byte[]> producer = producer();
        replay(producer, "max", TWO_MINUTES);
        assertEquals(
                List.of(
                        "ceremony.project-events.online a",
                        "ceremony.project-events.offline b",
                        "ceremony.project-events.off-site c",
                        "ceremony.project-events.online d"),
                producer.history().stream()
                        .map(record -> record.topic() + " " + key(record))
                        .toList());
    }

    @Test
    void shouldCountWhatTheBrokerHas() {
        ReplayResult result = replay(producer(), "max", TWO_MINUTES);
        assertEquals(new ReplayResult(4, true), result);
        assertEquals(OptionalLong.of(4), lines);
        assertEquals(4, progress.get(progress.size() - 1));
    }

    @Test
    void shouldNotWaitAtMaximumSpeed() {
        replay(producer(), "max", TWO_MINUTES);
        assertEquals(0, pacer.nanos());
    }

    @Test
    void shouldKeepTheFeedsPace() {
        MockProducer<byte[], byte[]> producer = producer();
        List<Long> seconds = new ArrayList<>();
        pacer.beforePause = () -> {
            if (seconds.size() < producer.history().size()) {
                seconds.add(Duration.ofNanos(pacer.nanos()).toSeconds());
            }
        };
        replay(producer, "1", TWO_MINUTES);
        assertEquals(List.of(0L, 60L), seconds.subList(0, 2));
        assertEquals(Duration.ofMinutes(2).toNanos(), pacer.nanos());
    }

    @Test
    void shouldMultiplyThePace() {
        replay(producer(), "60", TWO_MINUTES);
        assertEquals(Duration.ofSeconds(2).toNanos(), pacer.nanos());
    }

    @Test
    void shouldMergeByArrivalAndKeepTheOrderWithin() {
        MockProducer<byte[], byte[]> producer = producer();
        String other =
                """
                {"channel":"online","projectId":"x"}
                {"channel":"online","projectId":"y","arrivesAt":"2021-08-23T02:00:10Z"}
                {"channel":"online","projectId":"z","arrivesAt":"2021-08-23T02:01:30Z"}
                """;
        replay(producer, "max", TWO_MINUTES, other);
        assertEquals(
                List.of("x", "a", "y", "b", "c", "z", "d"),
                producer.history().stream().map(FeedReplayTest::key).toList());
    }

    @Test
    void shouldTellCloudEventsAttributes() {
        MockProducer<byte[], byte[]> producer = producer();
        replay(producer, "max", "{\"type\":\"signed\",\"eventId\":\"e\",\"projectId\":\"p\",\"channel\":\"online\"}");
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertEquals("e", CloudEvent.id(sent.headers()));
        assertEquals("io.signboard.project.signed", header(sent, "ce_type"));
        assertEquals("2030-01-01T00:00:00Z", header(sent, "ce_time"));
        assertEquals("p", header(sent, "ce_subject"));
    }

    @Test
    void shouldNotRepairAnEventByItsHeaders() {
        MockProducer<byte[], byte[]> producer = producer();
        replay(producer, "max", "{\"type\":\"signed\",\"projectId\":\"p\",\"channel\":\"online\"}");
        assertEquals(0, producer.history().get(0).headers().toArray().length);
    }

    @Test
    void shouldSendWithoutKeyWhereNoProjectIsNamed() {
        MockProducer<byte[], byte[]> producer = producer();
        replay(producer, "max", "{\"projectId\":7,\"channel\":\"online\"}");
        assertNull(producer.history().get(0).key());
    }

    @Test
    void shouldLeaveTheTimestampToTheWallClock() {
        MockProducer<byte[], byte[]> producer = producer();
        replay(producer, "max", TWO_MINUTES);
        assertNull(producer.history().get(0).timestamp());
    }

    @Test
    void shouldSayWhichLineCouldNotBeSent() {
        MockProducer<byte[], byte[]> producer = new MockProducer<>(false, null, bytes(), bytes());
        pacer.beforePause = () -> producer.errorNext(new RecordTooLargeException("It is too large."));
        Exception e = assertThrows(FeedException.class, () -> replay(producer, "1", TWO_MINUTES));
        assertEquals(
                "test.jsonl, line 1, could not be sent to ceremony.project-events.online: It is too large.",
                e.getMessage());
        assertEquals(1, producer.history().size());
    }

    @Test
    void shouldSendTheLinesBeforeABadOne() {
        MockProducer<byte[], byte[]> producer = producer();
        assertThrows(InvalidInputException.class, () -> replay(producer, "max", TWO_MINUTES + "oops"));
        assertEquals(List.of(4L), progress);
    }

    @Test
    void shouldStopWhileItWaits() {
        MockProducer<byte[], byte[]> producer = producer();
        try (FeedReplay replay = replay(producer, "1")) {
            pacer.beforePause = replay::stop;
            ReplayResult result = replay.run(List.of(FeedReaderTest.source(TWO_MINUTES)));
            assertEquals(new ReplayResult(1, false), result);
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void shouldStopWhileItWaitsForTheBroker() {
        AtomicReference<FeedReplay> running = new AtomicReference<>();
        MockProducer<byte[], byte[]> producer = new MockProducer<>(false, null, bytes(), bytes()) {
            @Override
            public synchronized void flush() {
                Objects.requireNonNull(running.get()).stop();
                throw new InterruptException(new InterruptedException());
            }
        };
        try (FeedReplay replay = replay(producer, "max")) {
            running.set(replay);
            assertEquals(new ReplayResult(0, false), replay.run(List.of(FeedReaderTest.source(TWO_MINUTES))));
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void shouldSendNothingOnceStopped() {
        MockProducer<byte[], byte[]> producer = producer();
        try (FeedReplay replay = replay(producer, "max")) {
            replay.stop();
            assertEquals(new ReplayResult(0, false), replay.run(List.of(FeedReaderTest.source(TWO_MINUTES))));
        }
    }

    @Test
    void shouldEndWhenInterruptedAndStayInterrupted() {
        pacer.beforePause = () -> Thread.currentThread().interrupt();
        ReplayResult result = replay(producer(), "1", TWO_MINUTES);
        assertTrue(Thread.interrupted());
        assertEquals(new ReplayResult(1, false), result);
    }

    @Test
    void shouldRunOnlyOnce() {
        try (FeedReplay replay = replay(producer(), "max")) {
            replay.run(List.of());
            assertThrows(IllegalStateException.class, () -> replay.run(List.of()));
        }
    }

    private FeedReplay replay(Producer<byte[], byte[]> producer, String speed) {
        Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new FeedReplay(producer, ReplaySpeed.parse(speed), pacer, clock, listener);
    }

    private ReplayResult replay(Producer<byte[], byte[]> producer, String speed, String... feeds) {
        try (FeedReplay replay = replay(producer, speed)) {
            return replay.run(
                    List.of(feeds).stream().map(FeedReaderTest::source).toList());
        }
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, bytes(), bytes());
    }

    private static ByteArraySerializer bytes() {
        return new ByteArraySerializer();
    }

    private static String key(ProducerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Time that passes only in pauses. */
    private static final class ManualPacer implements Pacer {

        private long nanos;
        private Runnable beforePause = () -> {};

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            beforePause.run();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            nanos += duration.toNanos();
        }
    }
}
