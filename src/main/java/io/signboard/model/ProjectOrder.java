package io.signboard.model;

import java.util.Comparator;

/** The orders that projects are listed in. No two projects of a ceremony are equal in one. */
enum ProjectOrder implements Comparator<Project> {

    /** The largest value first, then by projectId. */
    LARGEST_FIRST {
        @Override
        long key(Project project) {
            return -project.minorUnits();
        }
    },

    /** The smallest value first, then by projectId. */
    SMALLEST_FIRST {
        @Override
        long key(Project project) {
            return project.minorUnits();
        }
    },

    /** The latest date first, then by projectId. */
    LATEST_FIRST {
        @Override
        long key(Project project) {
            return -project.dateSigned().getEpochSecond();
        }

        @Override
        int compareWithin(Project a, Project b) {
            return b.dateSigned().compareTo(a.dateSigned());
        }
    };

    /** A number by which most projects are told apart: that of the first is the smallest. */
    abstract long key(Project project);

    /** Compares two projects of one key, before their projectIds are compared. */
    int compareWithin(Project a, Project b) {
        return 0;
    }

    @Override
    public int compare(Project a, Project b) {
        int order = Long.compare(key(a), key(b));
        if (order == 0) {
            order = compareWithin(a, b);
        }
        return order != 0 ? order : TextOrder.compare(a.projectId(), b.projectId());
    }
}
