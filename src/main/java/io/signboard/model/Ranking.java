package io.signboard.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first of many projects in some order, in bounded memory, under additions and removals. Of a project it knows where it
 * sorts and its projectId; what else there is to it, others have.
 *
 * <p>It holds every project that sorts before a remembered floor. Removals shrink it; once fewer than are shown are left
 * above a floor, the projects below it are needed again and {@link #isExact()} turns false. Before that
 * {@link #isThin()} asks for a new count.
 *
 * <p>It is a sorted list with the first project at its end, where contracts that come in the order of their dates go: with
 * so few projects, making room in the middle is cheaper than a tree. A list is three arrays, since thousands of lists of
 * objects, each of which lives for a second or two, would keep the garbage collector busier than the events do.
 */
final class Ranking {

    /** How many projects are held at most. */
    static final int CAPACITY = 48;

    /** A new count is asked for where fewer are left above a floor. */
    static final int THIN = 28;

    private static final int SMALL = 8;

    private final ProjectOrder order;
    private final int shown;
    private long[] keys = new long[SMALL];
    private int[] withins = new int[SMALL];
    private String[] projectIds = new String[SMALL];
    private int size;
    private @Nullable String floor; // its projectId
    private long floorsKey;
    private int floorsWithin;

    /**
     * Ranks by {@code order}, in which no two projects may be equal.
     *
     * @param shown how many projects {@link #top} is to give, fewer than {@link #THIN}
     */
    Ranking(ProjectOrder order, int shown) {
        this.order = order;
        this.shown = shown;
    }

    /** Adds the project of an event that has a value and a date. */
    void add(ProjectEvent event) {
        long key = key(event);
        int within = within(event);
        if (isBelowFloor(key, within, event.projectId())) {
            return;
        }
        int place = place(key, within, event.projectId());
        if (place < 0) {
            insert(-place - 1, key, within, event.projectId());
        }
        if (size > CAPACITY) {
            floorsKey = keys[0];
            floorsWithin = withins[0];
            floor = projectIds[0];
            removeAt(0);
        }
    }

    /** Removes the project of an event that was added. */
    void remove(ProjectEvent event) {
        long key = key(event);
        int within = within(event);
        int place = isBelowFloor(key, within, event.projectId()) ? -1 : place(key, within, event.projectId());
        if (place >= 0) {
            removeAt(place);
        }
    }

    private long key(ProjectEvent event) {
        return order.key(event.requireValue().minorUnits(), event.requireDateSigned());
    }

    private int within(ProjectEvent event) {
        return order.within(event.requireDateSigned());
    }

    private boolean isBelowFloor(long key, int within, String projectId) {
        if (floor == null) {
            return false;
        }
        return key == floorsKey ? compare(within, projectId, floorsWithin, floor) >= 0 : key > floorsKey;
    }

    private static int compare(int within, String projectId, int otherWithin, String otherId) {
        return within != otherWithin ? Integer.compare(within, otherWithin) : TextOrder.compare(projectId, otherId);
    }

    /** Where a project is held; if it isn't, the place where it belongs, as {@link Arrays#binarySearch} tells it. */
    private int place(long key, int within, String projectId) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int comparison = keys[middle] == key
                    ? compare(withins[middle], projectIds[middle], within, projectId)
                    : Long.compare(keys[middle], key);
            if (comparison == 0) {
                return middle;
            }
            if (comparison > 0) { // the first are at the end
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -low - 1;
    }

    private void insert(int place, long key, int within, String projectId) {
        if (size == keys.length) {
            int more = Math.min(2 * size, CAPACITY + 1);
            keys = Arrays.copyOf(keys, more);
            withins = Arrays.copyOf(withins, more);
            projectIds = Arrays.copyOf(projectIds, more);
        }
        move(place, place + 1, size - place);
        keys[place] = key;
        withins[place] = within;
        projectIds[place] = projectId;
        size++;
    }

    private void removeAt(int place) {
        size--;
        move(place + 1, place, size - place);
        projectIds[size] = null;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(keys, from, keys, to, count);
        System.arraycopy(withins, from, withins, to, count);
        System.arraycopy(projectIds, from, projectIds, to, count);
    }

    /** The projectIds of the first projects in order, as many as are shown; fewer if there are fewer. */
    List<String> top() {
        List<String> top = new ArrayList<>(shown);
        for (int i = size - 1; i >= 0 && top.size() < shown; i--) {
            top.add(projectIds[i]);
        }
        return top;
    }

    /** Whether {@link #top} is right. */
    boolean isExact() {
        return floor == null || size >= shown;
    }

    /** Whether removals have used up most of the projects above the floor. */
    boolean isThin() {
        return floor != null && size < THIN;
    }
}
