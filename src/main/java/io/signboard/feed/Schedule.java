package io.signboard.feed;

/** When the projects of a generated feed are signed: evenly spread, each at random within its own slot. */
final class Schedule {

    private static final int LONGEST_WAY_MS = 20_000;
    private static final int SHIFT_MS = 30 * 60_000;
    private static final double SHIFTED = 0.2;
    private static final long SALT = 0x5c4ed01eL;

    private final long seed;
    private final long startMs;
    private final double durationMs;
    private final double projects;

    Schedule(GeneratorSettings settings) {
        this.seed = settings.seed() ^ SALT;
        this.startMs = settings.start().toEpochMilli();
        this.durationMs = settings.duration().toMillis();
        this.projects = settings.projects();
    }

    /** When the news of a project's signature arrives; never before that of the project before. */
    long arrivesAtMs(int project) {
        double place = (project + SplitMix.of(seed, project, 0).fraction()) / projects;
        return startMs + (long) (place * durationMs);
    }

    /** When a further line arrives, the {@code number}th since the newest project was signed. */
    long arrivesAtMs(int newestProject, int number) {
        long from = arrivesAtMs(newestProject);
        long to = newestProject + 1 < projects ? arrivesAtMs(newestProject + 1) : startMs + (long) durationMs;
        return from + (to - from) * Math.min(number, 16) / 16;
    }

    /**
     * The date that a revision of a project carries, to the second: up to 20 seconds before it arrives, not before the start;
     * some amendments correct it by up to half an hour either way.
     */
    long signedAtMs(int project, int revision) {
        long signed = Math.max(
                startMs, arrivesAtMs(project) - SplitMix.of(seed, project, 1).below(LONGEST_WAY_MS));
        SplitMix chance = SplitMix.of(seed, project, revision);
        if (revision > 1 && chance.chance(SHIFTED)) {
            signed = Math.max(startMs, signed + chance.below(2 * SHIFT_MS) - SHIFT_MS);
        }
        return Math.floorDiv(signed, 1000L) * 1000L;
    }
}
