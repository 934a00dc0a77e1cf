package io.signboard.topology.ledger;

import io.signboard.model.Entry;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Project by project: the event that counts. For the one thread whose task it belongs to. */
public interface Ledger {

    /** Enters a project's first event; if it has one already, that one stays and is returned. */
    @Nullable
    Entry enter(Entry entry);

    /** Enters a project's event in place of the one it has. */
    void replace(Entry entry);

    /** The entry of a project that has one. */
    Entry entry(String ceremonyId, String projectId);

    /**
     * Writes what was entered to the changelog, if that isn't done: to be called where a commit comes next. The commit sees to
     * it too, but task by task, and has each wait until the brokers have what it wrote. What all tasks of a thread have written
     * before goes at once.
     */
    void log();

    /**
     * Whether everything that was entered is here, and in a form that this ledger reads, as far as that can be told; to be
     * asked once, before anything else.
     */
    boolean isWhole();

    /** Whether a ceremony has a project here. */
    boolean hasProjectOf(String ceremonyId);

    /**
     * Counts the projects of the ceremonies that are asked for.
     *
     * @param wanted which ceremonies' to count
     * @param counts told a ceremony and how many projects it has, at least 1
     */
    void countProjects(Predicate<String> wanted, ObjLongConsumer<String> counts);

    /** Begins a scan of a ceremony's projects. */
    Scan scan(String ceremonyId);

    /** A scan in slices, in an order that is stable while projects are entered and replaced between and within them. */
    interface Scan {

        /**
         * Shows the next projects' entries.
         *
         * @param most how many at most, at least 1
         * @param visitor may replace the entry that it is shown
         * @return whether there are more
         */
        boolean advance(int most, Consumer<Entry> visitor);

        /** Whether this entry's project was shown: if not, the scan will come to it and show what counts then. */
        boolean hasShown(Entry entry);
    }
}
