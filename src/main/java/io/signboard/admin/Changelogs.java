package io.signboard.admin;

import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The topics that the processors' state is kept in. */
final class Changelogs {

    /** What every version of the program has kept; a later store is no part of an older program's state. */
    private static final List<Store<?, ?>> KEPT =
            List.of(Stores.LEDGER, Stores.PROGRESS, Stores.PARTIALS, Stores.MINUTES, Stores.SUMMARIES, Stores.WINDOWS);

    private Changelogs() {}

    /** All of them, in order; a new set. */
    static Set<String> names(String applicationId) {
        return KEPT.stream().map(store -> name(applicationId, store)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The one of this store. */
    static String name(String applicationId, Store<?, ?> store) {
        return applicationId + "-" + store + "-changelog";
    }
}
