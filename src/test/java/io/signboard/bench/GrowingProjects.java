package io.signboard.bench;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Projects that become more and are amended by chance, the same at each run; knows what must be counted in the end. */
final class GrowingProjects {

    private static final long SEED = 42;

    private final Signings signings;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int[] revisions = {};
    private long events;

    GrowingProjects(Signings signings) {
        this.signings = signings;
    }

    /** Signs projects until there are so many. */
    void grow(Sender sender, int size) {
        int before = revisions.length;
        revisions = Arrays.copyOf(revisions, Math.max(before, size));
        for (int project = before; project < revisions.length; project++) {
            revisions[project] = 1;
            sender.send(signings.signed(project));
            events++;
        }
    }

    /** Amends any of them, so many times. */
    void amend(Sender sender, int times) {
        for (int i = 0; i < times; i++) {
            int project = random.nextInt(revisions.length);
            sender.send(signings.amended(project, ++revisions[project]));
            events++;
        }
    }

    /** How many events were sent so far. */
    long events() {
        return events;
    }

    /** What must be counted by now. */
    Figures figures() {
        long amount = 0;
        for (int project = 0; project < revisions.length; project++) {
            amount += Signings.amount(project, revisions[project]);
        }
        return new Figures(revisions.length, BigDecimal.valueOf(amount));
    }
}
