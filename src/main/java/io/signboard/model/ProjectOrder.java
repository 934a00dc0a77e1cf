package io.signboard.model;

import java.time.Instant;
import java.util.Comparator;

/** The orders that projects are listed in. No two projects of a ceremony are equal in one. */
enum ProjectOrder implements Comparator<Project> {

    /** The largest value first, then by projectId. */
    LARGEST_FIRST {
        @Override
        long key(long minorUnits, Instant dateSigned) {
            return -minorUnits;
        }
    },

    /** The smallest value first, then by projectId. */
    SMALLEST_FIRST {
        @Override
        long key(long minorUnits, Instant dateSigned) {
            return minorUnits;
        }
    },

    /** The latest date first, then by projectId. */
    LATEST_FIRST {
        @Override
        long key(long minorUnits, Instant dateSigned) {
            return -dateSigned.getEpochSecond();
        }

        @Override
        @SuppressWarnings("JavaInstantGetSecondsGetNano") // the key has the seconds
        int within(Instant dateSigned) {
            return -dateSigned.getNano();
        }
    };

    /** A number by which most projects are told apart: that of the first is the smallest. */
    abstract long key(long minorUnits, Instant dateSigned);

    /** A number that orders the projects of one key, before their projectIds do. */
    int within(Instant dateSigned) {
        return 0;
    }

    @Override
    public int compare(Project a, Project b) {
        int order = Long.compare(key(a.minorUnits(), a.dateSigned()), key(b.minorUnits(), b.dateSigned()));
        if (order == 0) {
            order = Integer.compare(within(a.dateSigned()), within(b.dateSigned()));
        }
        return order != 0 ? order : TextOrder.compare(a.projectId(), b.projectId());
    }
}
