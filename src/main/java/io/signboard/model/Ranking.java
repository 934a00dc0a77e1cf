package io.signboard.model;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first of many projects in some order, in bounded memory, under additions and removals.
 *
 * <p>It holds every project that sorts before a remembered floor. Removals shrink it; once fewer than {@link #SHOWN} are
 * left above a floor, the projects below it are needed again and {@link #isExact()} turns false. Long before that
 * {@link #isThin()} asks for a new count.
 */
final class Ranking {

    /** How many projects a summary shows. */
    static final int SHOWN = 10;

    /** How many projects are held at most. */
    static final int CAPACITY = 256;

    private static final int THIN = 64;

    private final Comparator<Project> order;
    private final TreeSet<Project> first;
    private @Nullable Project floor;

    /** Ranks by {@code order}, the first project being the smallest in it; no two projects may be equal in it. */
    Ranking(Comparator<Project> order) {
        this.order = order;
        this.first = new TreeSet<>(order);
    }

    void add(Project project) {
        if (isBelowFloor(project)) {
            return;
        }
        first.add(project);
        if (first.size() > CAPACITY) {
            floor = first.pollLast();
        }
    }

    void remove(Project project) {
        if (!isBelowFloor(project)) {
            first.remove(project);
        }
    }

    private boolean isBelowFloor(Project project) {
        return floor != null && order.compare(project, floor) >= 0;
    }

    /** The first {@code count} projects, fewer if there are fewer. */
    List<Project> top(int count) {
        return first.stream().limit(count).toList();
    }

    /** Whether {@link #top} of up to {@link #SHOWN} is right. */
    boolean isExact() {
        return floor == null || first.size() >= SHOWN;
    }

    /** Whether removals have used up most of the projects above the floor. */
    boolean isThin() {
        return floor != null && first.size() < THIN;
    }
}
