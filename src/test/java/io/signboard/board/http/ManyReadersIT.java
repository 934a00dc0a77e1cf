package io.signboard.board.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.board.metrics.Metrics;
import io.signboard.board.view.CommittedView;
import io.signboard.support.TestBroker;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A hall full of screens on one board. Some are stuck: they take the answer's head and then nothing, over connections that
 * are full after a few summaries.
 */
final class ManyReadersIT {

    private static final int READERS = 500;
    private static final int STUCK = 50;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final Duration SHORT_IDLE = Duration.ofSeconds(4);
    private static final Duration LONG_IDLE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FLAT = 6 << 20;
    private static final AtomicInteger CEREMONIES = new AtomicInteger();

    private final TestBroker broker = TestBroker.shared();
    private final CommittedWriter writer = new CommittedWriter(broker.bootstrapServers());
    private final CommittedView view =
            new CommittedView(Map.of("bootstrap.servers", broker.bootstrapServers()), Clock.systemUTC());
    private final Publications publications = new Publications(writer, "hall-" + CEREMONIES.incrementAndGet());
    private BoardServer server;
    private Screens screens;

    @BeforeEach
    void start() throws IOException {
        view.start();
        publications.publish();
        await().atMost(PATIENCE).until(() -> view.ceremonies()
                .flatMap(known -> known.summary(publications.ceremonyId()))
                .isPresent());
        serve(LONG_IDLE);
    }

    @AfterEach
    void close() throws IOException {
        closeServer();
        view.close();
        writer.close();
    }

    private void closeServer() throws IOException {
        screens.close();
        server.close();
    }

    /** Where it matters what becomes of idle connections; elsewhere a busy machine would only break the test. */
    private void serveImpatiently() throws IOException {
        closeServer();
        serve(SHORT_IDLE);
    }

    private void serve(Duration idle) throws IOException {
        Limits limits = new Limits(
                8, READERS + 100, READERS, READERS, 8_192, 65_536, Duration.ofSeconds(2), idle, Duration.ofSeconds(1));
        server = BoardServer.ofBoard(
                new BoardSettings(BoardSettings.DEFAULT_HOST, 0), limits, view, List.of(), new Metrics());
        server.start();
        screens = new Screens(server.port(), publications);
    }

    @Test
    void shouldShowTheNewestWithinASecondToAllThatRead() throws Exception {
        int threads = threads();
        screens.openStuck(STUCK);
        List<Screen> reading = screens.open(READERS - STUCK);
        publishSteadily(10);
        awaitNewest(reading);
        reading.forEach(Screen::forgetDelays);

        publishSteadily(30);

        awaitNewest(reading);
        assertUndisturbed(reading);
        Duration longest = reading.stream()
                .map(Screen::longestDelay)
                .max(Duration::compareTo)
                .orElseThrow();
        assertTrue(longest.compareTo(SOON) < 0, () -> "only after " + longest);
        assertTrue(threads() - threads < STUCK / 2, () -> threads + " threads became " + threads());
    }

    @Test
    void shouldKeepMemoryFlatThoughMostReadersAreStuck() throws Exception {
        screens.openStuck(READERS - STUCK);
        List<Screen> reading = screens.open(STUCK);
        publishBursts(5, reading);
        long heap = heap();
        long buffers = buffers();

        publishBursts(45, reading);

        assertUndisturbed(reading);
        assertTrue(heap() - heap < FLAT, () -> heap + " bytes of heap became " + heap());
        assertTrue(buffers() - buffers < FLAT, () -> buffers + " bytes of buffers became " + buffers());
    }

    @Test
    void shouldDropReadersThatAreStuckAndNobodyElse() throws Exception {
        serveImpatiently();
        List<Screen> stuck = screens.openStuck(STUCK);
        List<Screen> reading = screens.open(READERS - STUCK);
        awaitNewest(reading);
        assertFull();
        publishSteadily(10);

        List<Screen> others = fillUp(STUCK);

        assertFull();
        publications.publish();
        awaitNewest(reading);
        awaitNewest(others);
        assertUndisturbed(reading);
        screens.read(stuck);
        await().atMost(PATIENCE).until(() -> stuck.stream().allMatch(Screen::isEnded));
    }

    @Test
    void shouldForgetReadersThatVanish() throws Exception {
        List<Screen> vanishing = screens.open(STUCK);
        List<Screen> reading = screens.open(READERS - STUCK);
        awaitNewest(vanishing);
        awaitNewest(reading);
        assertFull();

        screens.vanish(vanishing);

        List<Screen> others = fillUp(STUCK);
        assertFull();
        publications.publish();
        awaitNewest(reading);
        awaitNewest(others);
        assertUndisturbed(reading);
    }

    @Test
    void shouldCloseSoonThoughReadersAreStuck() throws Exception {
        screens.openStuck(STUCK);
        List<Screen> reading = screens.open(STUCK);
        publishSteadily(10);
        awaitNewest(reading);

        assertTimeout(Duration.ofSeconds(10), server::close);

        await().until(() -> reading.stream().allMatch(Screen::isEnded));
    }

    private void publishSteadily(int count) throws Exception {
        ScheduledExecutorService rhythm = Executors.newSingleThreadScheduledExecutor();
        long last = publications.newest() + count;
        Future<?> publishing = rhythm.scheduleAtFixedRate(
                () -> {
                    if (publications.newest() < last) {
                        publications.publish();
                    }
                },
                0,
                STEP.toMillis(),
                TimeUnit.MILLISECONDS);
        await().atMost(PATIENCE).until(() -> publications.newest() == last);
        publishing.cancel(false);
        rhythm.shutdown();
    }

    /** In each burst 50 summaries at once. The last one, of 300 kB, is offered to all, since these readers wait for it. */
    private void publishBursts(int bursts, List<Screen> readers) {
        for (int i = 0; i < bursts; i++) {
            publications.publish(50, 3_600);
            awaitNewest(readers);
        }
    }

    private void awaitNewest(List<Screen> readers) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> readers.stream()
                .allMatch(screen -> screen.newest() == publications.newest()));
    }

    private static void assertUndisturbed(List<Screen> readers) {
        for (Screen screen : readers) {
            assertEquals("", screen.fault());
            assertFalse(screen.isEnded());
        }
    }

    /** Opens as many streams, as places become free. */
    private List<Screen> fillUp(int count) {
        List<Screen> opened = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            List<Screen> tried = screens.open(count - opened.size());
            await().until(() -> tried.stream().noneMatch(screen -> screen.head().isEmpty()));
            tried.stream()
                    .filter(screen -> screen.head().startsWith("HTTP/1.1 200"))
                    .forEach(opened::add);
            return opened.size() == count;
        });
        return opened;
    }

    private void assertFull() throws IOException {
        String path = "/api/v1/ceremonies/" + publications.ceremonyId() + "/stream";

        RawAnswer answer = RawAnswer.to(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost");

        assertEquals(503, answer.status());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("2", answer.header("retry-after"));
        assertTrue(answer.body().contains("There are too many streams open."), answer.body());
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The memory outside the heap that connections are served from. */
    private static long buffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
