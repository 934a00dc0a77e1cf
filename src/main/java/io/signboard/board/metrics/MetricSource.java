package io.signboard.board.metrics;

import java.util.List;

/** Something that has its numbers at hand when it is asked, instead of keeping meters up to date. */
public interface MetricSource {

    /** All families that it may have series of; no other source has any of them. */
    List<Family> families();

    /**
     * Gives every series that there is now; one that is not given is not shown. Called by any thread, several at a time, and
     * at every scrape: it must be quick, wait for nobody and never throw because something is away.
     */
    void read(Samples samples);
}
