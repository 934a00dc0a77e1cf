package io.signboard.fuzz;

import io.signboard.fuzz.Target.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Gives a target one input after the other. An input that makes it say something new joins those that are changed further, so
 * that the inputs find their way into every branch that ends in a sentence of its own.
 */
final class Fuzzer {

    private static final int MAX_CORPUS = 2000;
    private static final int MAX_KEPT_BYTES = 4096;

    private final Target target;
    private final SplittableRandom random;
    private final Mutator mutator;
    private final List<byte[]> corpus;
    private final int first;
    private final Set<String> said = new HashSet<>();
    private final FuzzReport report;

    Fuzzer(Target target, long seed) {
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.mutator = new Mutator(random);
        this.corpus = new ArrayList<>(Corpus.of(target));
        this.first = corpus.size();
        this.report = new FuzzReport(target.name());
    }

    /** Gives it the corpus as it is. */
    FuzzReport replay() {
        List.copyOf(corpus).forEach(this::give);
        return report;
    }

    /** Gives it so many changed inputs, fewer if the time is up before. */
    FuzzReport run(long inputs, Duration atMost) {
        long start = System.nanoTime();
        for (long i = 0; i < inputs; i++) {
            if (i % 256 == 0 && System.nanoTime() - start > atMost.toNanos()) {
                break;
            }
            give(mutator.changed(some(), some()));
        }
        return report;
    }

    /** Half of the time one of those to begin with, which are closer to what is right. */
    private byte[] some() {
        return corpus.get(random.nextInt(random.nextBoolean() ? first : corpus.size()));
    }

    private void give(byte[] input) {
        try {
            Object[] decoded = new Object[1];
            Cost cost = Cost.of(() -> decoded[0] = target.decode(input), input.length);
            if (!cost.isBounded(input.length)) {
                throw new AssertionError("It took " + cost);
            }
            Verdict verdict = target.check(input, decoded[0]);
            report.add(input, verdict.outcome(), cost);
            if (said.add(shape(verdict)) && corpus.size() < MAX_CORPUS && input.length <= MAX_KEPT_BYTES) {
                corpus.add(input);
            }
        } catch (RuntimeException | Error e) {
            String shown = Base64.getEncoder().encodeToString(input);
            throw new AssertionError(target.name() + " fails on the input (in Base64) " + shown + ": " + e, e);
        }
    }

    /** The sentence without what it quotes and counts. */
    private static String shape(Verdict verdict) {
        return verdict.outcome() + verdict.sentence().replaceAll("not '.*'", "").replaceAll("[0-9]+", "0");
    }
}
