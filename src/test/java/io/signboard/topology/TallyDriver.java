package io.signboard.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Definition;
import io.signboard.model.Summary;
import io.signboard.model.WindowSummary;
import io.signboard.wire.DefinitionJson;
import io.signboard.wire.InvalidInputException;
import io.signboard.wire.Placement;
import io.signboard.wire.SummaryJson;
import io.signboard.wire.Topics;
import io.signboard.wire.WindowJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The topology under test with its clock, inputs and outputs. Whatever a test is about, every output is held against the
 * contract: each summary is whole, the next in its sequence and equal to the naive tally of exactly its inputs; each window
 * belongs to the summary of its step and counts what the naive tally counts in it; each record has one outcome, and each
 * reject is told.
 */
abstract class TallyDriver implements AutoCloseable {

    /** When every test begins: in the minute after {@link TestEvent#DATE}. */
    static final Instant START = Instant.parse("2021-08-23T02:32:00Z");

    static final Duration TICK = TopologySettings.DEFAULTS.tick();

    /** A summary may need this long: a gap in the ledger, one in the summary, and a tick each. */
    static final Duration SETTLED = Duration.ofMillis(400);

    private TopologySettings settings;
    private final Counts counts = new Counts();
    private final Map<String, Map<Long, Definition>> definitions = new HashMap<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, List<Summary>> summaries = new HashMap<>();
    private final Map<String, Headers> lastHeaders = new HashMap<>();
    private final Map<String, List<WindowSummary>> windows = new LinkedHashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Map<String, Long> published = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final Map<String, Integer> windowsOfStep = new HashMap<>();
    private boolean naive = true;
    private long now = START.toEpochMilli();
    private Duration age = Duration.ZERO;

    TallyDriver(TopologySettings settings) {
        this.settings = settings;
    }

    // What a driver of processors has to bring.

    abstract void pipe(Channel channel, int partition, long offset, Input input);

    abstract void pipeDefinition(@Nullable String key, byte @Nullable [] value);

    /** Sets the clock to {@code time} and lets everything that is due happen. */
    abstract void advance(long time);

    /** Stops everything and starts anew from what the changelogs hold. */
    abstract void restart();

    @Override
    public abstract void close();

    /** A record of an event topic. */
    @SuppressWarnings("ArrayRecordComponent") // bytes as they come
    record Input(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}

    // What tests do.

    TopologySettings settings() {
        return settings;
    }

    /** Leaves out the comparison with the naive tally, which is slow for thousands of events. */
    TallyDriver withoutNaiveTally() {
        naive = false;
        return this;
    }

    long now() {
        return now;
    }

    /** What is sent from now on has lain on its topic for so long, as in a backlog. */
    TallyDriver sendsLate(Duration late) {
        age = late;
        return this;
    }

    /** The timestamp of what is sent now. */
    long written() {
        return now - age.toMillis();
    }

    /** Publishes a definition in CNY unless {@code rest} names another currency; single quotes stand for double ones. */
    TallyDriver define(String ceremonyId, long version, String rest) {
        String currency = rest.contains("'currency'") ? "" : "'currency':'CNY'";
        String fields = rest.isEmpty() || currency.isEmpty() ? rest + currency : currency + "," + rest;
        return defineRaw(ceremonyId, "{'ceremonyId':'" + ceremonyId + "','version':" + version + "," + fields + "}");
    }

    TallyDriver define(long version, String rest) {
        return define(TestEvent.CEREMONY, version, rest);
    }

    TallyDriver defineRaw(@Nullable String key, @Nullable String json) {
        byte[] value = json == null ? null : json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        if (value != null) {
            try {
                Definition definition = DefinitionJson.decode(value);
                definitions
                        .computeIfAbsent(definition.ceremonyId(), id -> new HashMap<>())
                        .putIfAbsent(definition.version(), definition);
            } catch (InvalidInputException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
        }
        return step(() -> pipeDefinition(key, value));
    }

    TallyDriver send(Channel channel, TestEvent... events) {
        for (TestEvent event : events) {
            int partition = Placement.partition(event.key(), settings.partitions());
            long offset = end(channel, partition);
            arrived.add(new Arrived(channel, partition, offset, event));
            send(channel, partition, new Input(event.key(), event.value(), headers()));
        }
        return this;
    }

    /** Sends a record that is not a valid event, to partition 0; returns its offset. */
    long sendRaw(Channel channel, byte @Nullable [] key, byte @Nullable [] value, Header... headers) {
        return sendRaw(channel, 0, key, value, headers);
    }

    long sendRaw(Channel channel, int partition, byte @Nullable [] key, byte @Nullable [] value, Header... headers) {
        long offset = end(channel, partition);
        send(channel, partition, new Input(key, value, headers(headers)));
        return offset;
    }

    private void send(Channel channel, int partition, Input input) {
        long offset = end(channel, partition);
        ends.put(channel.id() + partition, offset + 1);
        step(() -> pipe(channel, partition, offset, input));
    }

    private static Headers headers(Header... headers) {
        Headers all = new org.apache.kafka.common.header.internals.RecordHeaders();
        for (Header header : headers) {
            all.add(header);
        }
        return all;
    }

    /** The offset of the next record there. */
    long end(Channel channel, int partition) {
        return ends.getOrDefault(channel.id() + partition, 0L);
    }

    /** Lets time pass in the topology's own ticks. */
    TallyDriver tick(Duration duration) {
        long end = now + duration.toMillis();
        while (now < end) {
            now = Math.min(end, now + TICK.toMillis());
            long time = now;
            step(() -> advance(time));
            checkDeadlines();
        }
        return this;
    }

    TallyDriver tick() {
        return tick(TICK);
    }

    TallyDriver settle() {
        return tick(SETTLED);
    }

    /** Lets time pass at once, as if everything had slept. */
    TallyDriver jump(Duration duration) {
        now += duration.toMillis();
        step(() -> advance(now));
        return this;
    }

    /** Sets the clock back and renews the tasks, as the program does when it notices. */
    TallyDriver setBack(Duration duration) {
        now -= duration.toMillis();
        return restarted();
    }

    TallyDriver restarted() {
        return step(this::restart);
    }

    /** Ends and starts again with other settings. */
    TallyDriver restartedWith(TopologySettings other) {
        settings = other;
        return restarted();
    }

    // What tests see.

    List<Summary> summaries(String ceremonyId) {
        return List.copyOf(summaries.getOrDefault(ceremonyId, List.of()));
    }

    List<Summary> summaries() {
        return summaries(TestEvent.CEREMONY);
    }

    int count() {
        return summaries().size();
    }

    Summary last(String ceremonyId) {
        List<Summary> all = summaries(ceremonyId);
        assertFalse(all.isEmpty(), "no summary of " + ceremonyId);
        return all.get(all.size() - 1);
    }

    Summary last() {
        return last(TestEvent.CEREMONY);
    }

    /** The last summary's headline as "projects amount". */
    String headline() {
        Summary.Headline headline = last().headline();
        return headline.projects() + " " + headline.amount().toPlainString();
    }

    @Nullable
    String lastHeader(String name) {
        Header header =
                Objects.requireNonNull(lastHeaders.get(TestEvent.CEREMONY)).lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** All that was published of one window, oldest first. */
    List<WindowSummary> window(String size, String start) {
        return List.copyOf(windows.getOrDefault(TestEvent.CEREMONY + "|" + size + "|" + start, List.of()));
    }

    WindowSummary lastWindow(String size, String start) {
        List<WindowSummary> all = window(size, start);
        assertFalse(all.isEmpty(), "no window " + size + " " + start);
        return all.get(all.size() - 1);
    }

    int windowRecords() {
        return windows.values().stream().mapToInt(List::size).sum();
    }

    /** The keys of all windows of the usual ceremony that were not taken back. */
    List<String> windowKeys() {
        return windows.keySet().stream()
                .filter(key -> !takenBack.contains(key))
                .filter(key -> key.startsWith(TestEvent.CEREMONY + "|"))
                .sorted()
                .toList();
    }

    /** What the topology told its listener. */
    final Counts counts() {
        return counts;
    }

    List<Reject> rejects() {
        return List.copyOf(rejects);
    }

    List<String> rejectTexts() {
        return rejects.stream().map(Reject::toString).toList();
    }

    // What every output has to be.

    private TallyDriver step(Runnable happening) {
        published.clear();
        windowsOfStep.clear();
        happening.run();
        published.keySet().forEach(this::checkStep);
        checkCounts();
        return this;
    }

    private void checkCounts() {
        assertEquals(ends.values().stream().mapToLong(end -> end).sum(), counts.dealtWith());
        Map<String, Long> seen = new TreeMap<>();
        for (Reject reject : rejects) {
            Channel channel = Topics.channelOf(reject.origin().topic()).orElseThrow();
            seen.merge(channel.id() + " " + reject.reason(), 1L, Long::sum);
        }
        assertEquals(seen, counts.rejects());
    }

    final void onSummary(String key, byte[] json, Headers headers, long timestamp) {
        Summary summary = SummaryJson.decode(json);
        String id = summary.ceremonyId();
        List<Summary> before = summaries.computeIfAbsent(id, c -> new ArrayList<>());
        Summary previous = before.isEmpty() ? null : before.get(before.size() - 1);
        assertEquals(id, key);
        assertEquals(now, timestamp);
        assertEquals(Instant.ofEpochMilli(now), summary.publishedAt());
        assertEquals(previous == null ? 1 : previous.sequence() + 1, summary.sequence(), id);
        checkInputs(previous, summary);
        checkWhole(summary);
        if (naive) {
            assertEquals(naive(summary).summary(summary), summary);
        }
        before.add(summary);
        lastHeaders.put(id, headers);
        published.putIfAbsent(id, summary.sequence());
    }

    private void checkInputs(@Nullable Summary previous, Summary summary) {
        assertEquals(Channel.ALL, List.copyOf(summary.inputs().keySet()));
        for (Channel channel : Channel.ALL) {
            SortedMap<Integer, Long> bounds =
                    Objects.requireNonNull(summary.inputs().get(channel));
            assertEquals(IntStream.range(0, settings.partitions()).boxed().toList(), List.copyOf(bounds.keySet()));
            bounds.forEach((partition, bound) -> {
                assertTrue(bound <= end(channel, partition), "beyond the end: " + summary.inputs());
                long before = previous == null ? 0 : bound(previous, channel, partition);
                assertTrue(bound >= before, "inputs went back: " + previous + " " + summary);
            });
        }
        assertTrue(previous == null || previous.definitionVersion() <= summary.definitionVersion());
    }

    static long bound(Summary summary, Channel channel, int partition) {
        return Objects.requireNonNull(
                Objects.requireNonNull(summary.inputs().get(channel)).get(partition));
    }

    private static void checkWhole(Summary summary) {
        for (List<Summary.Part> parts :
                List.of(summary.channels(), summary.sectors(), summary.investors(), summary.provinces())) {
            assertEquals(summary.headline().projects(), sum(parts, Summary.Part::projects));
            assertEquals(
                    0,
                    parts.stream()
                            .map(Summary.Part::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .compareTo(summary.headline().amount()));
            long percents = summary.headline().amount().signum() == 0 ? 0 : 100;
            assertEquals(percents, sum(parts, Summary.Part::percent));
        }
    }

    private static long sum(List<Summary.Part> parts, ToLongFunction<Summary.Part> figure) {
        return parts.stream().mapToLong(figure).sum();
    }

    /** The naive tally of exactly a summary's inputs, with its definition. */
    NaiveTally naive(Summary summary) {
        Definition definition = Objects.requireNonNull(
                Objects.requireNonNull(definitions.get(summary.ceremonyId())).get(summary.definitionVersion()));
        return new NaiveTally(
                definition,
                arrived.stream()
                        .filter(a -> a.offset() < bound(summary, a.channel(), a.partition()))
                        .toList());
    }

    /** The naive tally of everything that arrived. */
    NaiveTally naiveOfAll(long version) {
        Definition definition = Objects.requireNonNull(
                Objects.requireNonNull(definitions.get(TestEvent.CEREMONY)).get(version));
        return new NaiveTally(definition, arrived);
    }

    final void onWindow(String key, byte @Nullable [] json, long timestamp) {
        if (json == null) {
            assertTrue(windows.containsKey(key) && takenBack.add(key), "taken back, but it wasn't there: " + key);
            assertEquals(now, timestamp);
            String ceremonyId = key.substring(0, key.indexOf('|'));
            windowsOfStep.merge(ceremonyId + "/" + last(ceremonyId).sequence(), 1, Integer::sum);
            return;
        }
        takenBack.remove(key);
        WindowSummary window = WindowJson.decode(json);
        List<WindowSummary> before = windows.computeIfAbsent(key, k -> new ArrayList<>());
        WindowSummary previous = before.isEmpty() ? null : before.get(before.size() - 1);
        assertEquals(now, timestamp);
        assertEquals(WindowJson.key(window.ceremonyId(), window.window()), key);
        assertEquals(last(window.ceremonyId()).sequence(), window.sequence(), key);
        assertTrue(published.containsKey(window.ceremonyId()), "a window without a summary: " + window);
        assertEquals(previous == null ? 1 : previous.revision() + 1, window.revision(), key);
        boolean past = now >= closes(window);
        assertEquals(past || (previous != null && previous.isFinal()), window.isFinal(), key);
        before.add(window);
        windowsOfStep.merge(window.ceremonyId() + "/" + window.sequence(), 1, Integer::sum);
    }

    private long closes(WindowSummary window) {
        return window.window().end().plus(settings.windowing().grace()).toEpochMilli();
    }

    final void onReject(Reject reject) {
        assertEquals(now, reject.timestamp());
        rejects.add(reject);
    }

    private void checkStep(String ceremonyId) {
        long first = Objects.requireNonNull(published.get(ceremonyId));
        List<Summary> all = summaries(ceremonyId);
        for (int i = (int) first - 1; i < all.size(); i++) {
            if (i > 0) {
                checkNeighbours(all.get(i - 1), all.get(i));
            }
        }
        checkWindows(all.get(all.size() - 1));
    }

    private void checkNeighbours(Summary before, Summary after) {
        if (after.placed(0, Instant.EPOCH, Map.of()).equals(before.placed(0, Instant.EPOCH, Map.of()))) {
            Duration gap = Duration.between(before.publishedAt(), after.publishedAt());
            boolean heartbeat =
                    after.status().hasHeartbeat() && (gap.compareTo(settings.heartbeat()) >= 0 || gap.isNegative());
            boolean withWindows = windowsOfStep.containsKey(after.ceremonyId() + "/" + after.sequence());
            assertTrue(heartbeat || withWindows, "a summary repeats its neighbour: " + after);
        }
    }

    private void checkWindows(Summary summary) {
        List<WindowSummary> newest = newestWindows(summary.ceremonyId());
        BigDecimal guests =
                summary.guests() == null ? BigDecimal.ZERO : summary.guests().amount();
        if (naive) {
            NaiveTally tally = naive(summary);
            for (WindowSummary window : newest) {
                List<String> channels = window.channels().stream()
                        .map(c -> c.projects() + " " + c.amount().toPlainString())
                        .toList();
                assertEquals(
                        tally.window(
                                window.window().start(), window.window().size().toMinutes()),
                        channels,
                        window.toString());
            }
            settings.windowing().sizes().forEach(size -> tally.minutes().forEach(minute -> {
                for (Instant start = minute; start.isAfter(minute.minus(size)); start = start.minusSeconds(60)) {
                    String key = summary.ceremonyId() + "|" + size + "|" + start;
                    assertTrue(windows.containsKey(key), "no window " + key);
                }
            }));
        } else if (summary.guests() == null) {
            BigDecimal tumbling = newest.stream()
                    .filter(w -> w.window().size().equals(Duration.ofMinutes(1)))
                    .map(WindowSummary::amount)
                    .reduce(guests, BigDecimal::add);
            assertEquals(0, tumbling.compareTo(summary.headline().amount()));
        }
    }

    /** Those that were not taken back, which are all of the sizes that are published now. */
    private List<WindowSummary> newestWindows(String ceremonyId) {
        return windows.entrySet().stream()
                .filter(e -> e.getKey().startsWith(ceremonyId + "|") && !takenBack.contains(e.getKey()))
                .map(e -> e.getValue().get(e.getValue().size() - 1))
                .toList();
    }

    private void checkDeadlines() {
        summaries.forEach((id, all) -> {
            Summary standing = all.get(all.size() - 1);
            if (standing.status().hasHeartbeat()) {
                assertTrue(now - standing.publishedAt().toEpochMilli() <= 5000, id + " is silent");
            }
            if (naive) {
                newestWindows(id).forEach(w -> assertEquals(now >= closes(w), w.isFinal(), w.toString()));
            }
        });
    }

    /** A name that lies in one partition. */
    static String lyingIn(int partition, int partitions, String prefix) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> prefix + i)
                .filter(name -> Placement.partition(name.getBytes(StandardCharsets.UTF_8), partitions) == partition)
                .findFirst()
                .orElseThrow();
    }

    static String topic(Channel channel) {
        return Topics.events(channel).name();
    }
}
