package io.signboard.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first of many projects in some order, in bounded memory, under additions and removals.
 *
 * <p>It holds every project that sorts before a remembered floor. Removals shrink it; once fewer than {@link #SHOWN} are
 * left above a floor, the projects below it are needed again and {@link #isExact()} turns false. Long before that
 * {@link #isThin()} asks for a new count.
 *
 * <p>It is a sorted list with the first project at its end, where contracts that come in the order of their dates go: with
 * so few projects, making room in the middle is cheaper than a tree.
 */
final class Ranking {

    /** How many projects a summary shows. */
    static final int SHOWN = 10;

    /** How many projects are held at most. */
    static final int CAPACITY = 64;

    /** A new count is asked for where fewer are left above a floor. */
    private static final int THIN = 32;

    private final ProjectOrder order;
    private final Comparator<Project> lastFirst;
    private final List<Project> held = new ArrayList<>();
    private @Nullable Project floor;
    private long floorsKey; // what most projects are told from the floor by, without a look at it

    /** Ranks by {@code order}, the first project being the smallest in it; no two projects may be equal in it. */
    Ranking(ProjectOrder order) {
        this.order = order;
        this.lastFirst = order.reversed();
    }

    void add(Project project) {
        if (isBelowFloor(project)) {
            return;
        }
        int place = place(project);
        if (place < 0) {
            held.add(-place - 1, project);
        }
        if (held.size() > CAPACITY) {
            floor = held.remove(0);
            floorsKey = order.key(floor);
        }
    }

    void remove(Project project) {
        int place = isBelowFloor(project) ? -1 : place(project);
        if (place >= 0) {
            held.remove(place);
        }
    }

    private boolean isBelowFloor(Project project) {
        if (floor == null) {
            return false;
        }
        long key = order.key(project);
        return key == floorsKey ? order.compare(project, floor) >= 0 : key > floorsKey;
    }

    /** Where a project is held; if it isn't, the place where it belongs, as {@link Collections#binarySearch} tells it. */
    private int place(Project project) {
        int size = held.size();
        boolean goesFirst = size == 0 || order.compare(project, held.get(size - 1)) < 0;
        return goesFirst ? -size - 1 : Collections.binarySearch(held, project, lastFirst);
    }

    /** The first {@code count} projects, fewer if there are fewer. */
    List<Project> top(int count) {
        List<Project> top = new ArrayList<>(held.subList(Math.max(0, held.size() - count), held.size()));
        Collections.reverse(top);
        return top;
    }

    /** Whether {@link #top} of up to {@link #SHOWN} is right. */
    boolean isExact() {
        return floor == null || held.size() >= SHOWN;
    }

    /** Whether removals have used up most of the projects above the floor. */
    boolean isThin() {
        return floor != null && held.size() < THIN;
    }
}
