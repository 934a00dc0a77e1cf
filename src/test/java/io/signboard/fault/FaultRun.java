package io.signboard.fault;

import io.signboard.history.HistoryCheck;
import io.signboard.history.HistoryReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;

/** Strikes an installation again and again, and looks after each fault whether all that was committed is as it must be. */
final class FaultRun {

    /**
     * How long to wait for a summary before it counts as lost. What stands still does so for good; what is slow comes. With
     * two other tests beside it on two slow cores, starting takes 16 s and a summary of everything came after up to 68 s.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Within what time the summary comes that counts an event which is dealt with. */
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(1);

    /** Within what time more a live ceremony repeats its summary. */
    private static final Duration HEARTBEAT_WITHIN = Duration.ofSeconds(8);

    /** Within what time one reader has a summary that another one has. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

    private static final int FAULTS_A_CEREMONY = 8;
    private static final int FOLDED_AFTER_FAULT = 20;
    private static final int REDEFINED_ONE_IN = 3;
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Path folder;
    private final long seed;
    private final Random random;
    private final List<String> settings;
    private final PrintStream log;
    private final List<Struck> faults = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * A run that hasn't begun.
     *
     * @param folder where everything is kept
     * @param seed what chance starts from; equal seeds draw equal faults and feeds
     * @param settings further arguments of each processor
     * @param log is told of each fault
     */
    FaultRun(Path folder, long seed, List<String> settings, PrintStream log) {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        this.settings = List.copyOf(settings);
        this.log = log;
    }

    /** Strikes so often, or until something is as it must not be. */
    FaultReport run(int count) {
        Instant begun = now();
        try (Installation at = new Installation(folder, random, settings);
                HistoryCheck check = HistoryCheck.open(at.quorum().bootstrapServers(), Installation.PARTITIONS)) {
            at.mend();
            while (faults.size() < count && violations.isEmpty()) {
                if (faults.size() % FAULTS_A_CEREMONY == 0) {
                    settle(at, check);
                    at.feed().next();
                    awaitFirst(at);
                }
                check.sampleNext(FOLDED_AFTER_FAULT);
                faults.add(strike(at, FaultKind.drawn(random)));
                check.advance();
                violations.addAll(check.violations());
            }
            if (!violations.isEmpty()) {
                log.println(at.fleet().lastWords());
            }
            settle(at, check);
            at.feed().end();
            awaitQuiet(at);
            at.endProcessors();
            HistoryReport history = check.finish();
            violations.addAll(history.violations());
            if (at.badEndings() > 0) {
                violations.add(at.badEndings() + " processors that were told to end didn't end well.");
            }
            if (at.unfenced() > 0) {
                violations.add(at.unfenced() + " processors that were frozen at work went on without being fenced.");
            }
            return new FaultReport(
                    seed,
                    Duration.between(begun, now()),
                    List.copyOf(faults),
                    at.longestEnding(),
                    at.fenced(),
                    history.toString(),
                    violations.stream().distinct().toList());
        }
    }

    /** For a run by hand: FAULTS SEED FOLDER. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        FaultReport report = new FaultRun(Path.of(arguments[2]), Long.parseLong(arguments[1]), List.of(), System.out)
                .run(Integer.parseInt(arguments[0]));
        System.out.println(report.text());
        System.exit(report.violations().isEmpty() ? 0 : 1);
    }

    private Struck strike(Installation at, FaultKind kind) {
        if (random.nextInt(REDEFINED_ONE_IN) == 0) {
            at.feed().redefine();
        }
        String ceremony = at.feed().ceremonyId();
        Map<String, Map<String, Long>> ends = at.arrivals().ends();
        Duration lasts = kind.lasts(random);
        Instant struck = kind.strike(at, random);
        Optional<Instant> first = at.arrivals().awaitNew(ceremony, struck, PATIENCE);
        Optional<Instant> whole = at.arrivals().awaitBehind(ceremony, struck, ends, PATIENCE);
        noteFailure(at);
        if (whole.isEmpty()) {
            violations.add("After the fault '" + kind.label() + "' no summary of " + ceremony + " came within "
                    + PATIENCE.toSeconds() + " s that counts what was signed since.");
        }
        if (first.isEmpty() || Duration.between(struck, first.get()).compareTo(SLOW) > 0) {
            log.println("slow: struck at " + struck + "\n" + at.fleet().lastWords());
        }
        await(struck.plus(lasts));
        at.mend();
        Optional<byte[]> shown = at.fleet().awaitShown(ceremony, at.arrivals().sequence(ceremony));
        if (shown.isEmpty() || !at.arrivals().hasBytes(ceremony, shown.get(), SHOWN_WITHIN)) {
            violations.add("After the fault '" + kind.label() + "' the board doesn't show the summary of " + ceremony
                    + " that can be read.");
        }
        Struck result = new Struck(
                kind, first.map(at1 -> Duration.between(struck, at1)), whole.map(at2 -> Duration.between(struck, at2)));
        log.println((faults.size() + 1) + " " + result);
        return result;
    }

    /**
     * Lets a ceremony come to rest, now and then with a takeover, and holds what was published last against the fold of
     * everything: the definition that certifies it has all counted anew, and so hides what was wrong or forgotten before.
     */
    private void settle(Installation at, HistoryCheck check) {
        if (!at.feed().isOn()) {
            return;
        }
        at.feed().stop();
        noteFailure(at);
        if (random.nextBoolean()) {
            FaultKind.PROCESSOR_KILLED.strike(at, random);
            at.mend();
        }
        awaitDealtWith(at);
        String ceremony = at.feed().ceremonyId();
        if (at.arrivals()
                .awaitNew(ceremony, now().plus(PUBLISHED_WITHIN), HEARTBEAT_WITHIN)
                .isEmpty()) {
            violations.add("No heartbeat of " + ceremony + " came within " + HEARTBEAT_WITHIN.toSeconds() + " s.");
        }
        check.settled(ceremony);
        violations.addAll(check.violations());
    }

    private void noteFailure(Installation at) {
        at.feed()
                .failure()
                .ifPresent(why -> violations.add("The feed of " + at.feed().ceremonyId() + " failed: " + why));
    }

    private void awaitFirst(Installation at) {
        if (at.arrivals()
                .awaitNew(at.feed().ceremonyId(), Instant.EPOCH, PATIENCE)
                .isEmpty()) {
            violations.add("No summary of " + at.feed().ceremonyId() + " came within " + PATIENCE.toSeconds() + " s.");
        }
    }

    private static void await(Instant moment) {
        Awaitility.await().atMost(PATIENCE).until(() -> now().isAfter(moment));
    }

    private static void awaitDealtWith(Installation at) {
        Awaitility.await("every event dealt with")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> at.quorum().lag() == 0);
    }

    /** Waits until every event is dealt with and no further summary comes. */
    private static void awaitQuiet(Installation at) {
        awaitDealtWith(at);
        Awaitility.await("no further summary")
                .atMost(PATIENCE)
                .until(() -> at.arrivals().quietFor().compareTo(QUIET) > 0);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
