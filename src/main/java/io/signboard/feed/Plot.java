package io.signboard.feed;

import io.signboard.model.Channel;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decides line by line what a generated feed tells, in arrival order.
 *
 * <p>Memory: two bytes a project, and what is under way late (about 60 bytes a line).
 */
final class Plot {

    private static final int MAX_OVERTAKEN = 1 << 16;
    private static final Comparator<GeneratedLine> BY_ARRIVAL =
            Comparator.comparingLong(GeneratedLine::arrivesAtMs).thenComparingLong(GeneratedLine::turn);

    private final GeneratorSettings settings;
    private final SplitMix chance;
    private final Schedule schedule;
    private final SignedProjects signed;
    private final PriorityQueue<GeneratedLine> underWay = new PriorityQueue<>(BY_ARRIVAL);
    private final Deque<Overtaken> overtaken = new ArrayDeque<>();
    private final double jumps;
    private final long lateByMs;
    private long turn;
    private int bad;
    private int sinceNew;
    private long nowMs = Long.MIN_VALUE;

    Plot(GeneratorSettings settings, Schedule schedule) {
        this.settings = settings;
        this.schedule = schedule;
        this.chance = new SplitMix(settings.seed());
        this.signed = new SignedProjects(settings.projects());
        LineMix mix = settings.mix();
        this.jumps = mix.share(LineKind.STALE) / Math.max(mix.share(LineKind.AMENDED), Double.MIN_NORMAL);
        this.lateByMs = settings.lateBy().toMillis();
    }

    /** A revision left out for a later stale line. */
    private record Overtaken(int project, int revision) {}

    /** The next line, or null at the end. */
    @Nullable
    GeneratedLine next() {
        GeneratedLine first = underWay.peek();
        while (!isOver() && (first == null || first.arrivesAtMs() > nowMs)) {
            draw();
            first = underWay.peek();
        }
        return underWay.poll();
    }

    /** How many projects are signed by now. */
    int projects() {
        return signed.size();
    }

    private boolean isOver() {
        return signed.size() == settings.projects();
    }

    private void draw() {
        LineKind kind = settings.mix().draw(chance.fraction());
        boolean isNew = kind == LineKind.NEW || signed.size() == 0;
        GeneratedLine line = isNew ? sign() : further(kind);
        nowMs = line.arrivesAtMs();
        boolean late = chance.chance(settings.late());
        underWay.add(late ? line.laterBy((long) (chance.fraction() * lateByMs)) : line);
        turn++;
    }

    private GeneratedLine sign() {
        sinceNew = 0;
        Channel channel = channel();
        int project = signed.sign(channel);
        return new GeneratedLine(turn, LineKind.NEW, project, 1, false, channel, schedule.arrivesAtMs(project));
    }

    /** Half of all is signed on stage, three in ten by video. */
    private Channel channel() {
        int number = chance.below(10);
        return number < 5 ? Channel.OFFLINE : number < 8 ? Channel.ONLINE : Channel.OFF_SITE;
    }

    private GeneratedLine further(LineKind kind) {
        sinceNew++;
        if (kind == LineKind.BAD) {
            return line(kind, bad++, 1, false, channel());
        }
        if (kind == LineKind.STALE && !overtaken.isEmpty()) {
            Overtaken old = overtaken.remove();
            return line(kind, old.project(), old.revision(), false, signed.channel(old.project()));
        }
        int project = chance.below(signed.size());
        int revision = signed.revision(project);
        boolean full = revision >= SignedProjects.MAX_REVISION - 1;
        if (kind == LineKind.DUPLICATE || kind == LineKind.CONFLICT || full) {
            LineKind told = full ? LineKind.DUPLICATE : kind;
            return line(told, project, revision, signed.withdrawn(project), signed.channel(project));
        }
        return revise(kind, project, revision);
    }

    private GeneratedLine revise(LineKind kind, int project, int revision) {
        // A stale line needs a revision that was left out: without one, an amendment leaves one out instead.
        boolean jump = kind == LineKind.STALE || (kind == LineKind.AMENDED && chance.chance(jumps));
        if (jump && overtaken.size() < MAX_OVERTAKEN) {
            overtaken.add(new Overtaken(project, revision + 1));
        }
        int next = revision + (jump ? 2 : 1);
        LineKind told = kind == LineKind.STALE ? LineKind.AMENDED : kind;
        Channel channel = told == LineKind.MOVED ? another(signed.channel(project)) : signed.channel(project);
        signed.set(project, next, channel, told == LineKind.WITHDRAWN);
        return line(told, project, next, told == LineKind.WITHDRAWN, channel);
    }

    private Channel another(Channel channel) {
        int step = 1 + chance.below(Channel.ALL.size() - 1);
        return Channel.ALL.get((Channel.ALL.indexOf(channel) + step) % Channel.ALL.size());
    }

    private GeneratedLine line(LineKind kind, int project, int revision, boolean withdrawn, Channel channel) {
        long arrivesAtMs = schedule.arrivesAtMs(signed.size() - 1, sinceNew);
        return new GeneratedLine(turn, kind, project, revision, withdrawn, channel, arrivesAtMs);
    }
}
