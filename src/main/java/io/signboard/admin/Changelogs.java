package io.signboard.admin;

import io.signboard.wire.Store;
import io.signboard.wire.Stores;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The topics of the processors alone, which Kafka Streams names after their application id. */
public final class Changelogs {

    /** What every version of the program has kept; a later store is no part of an older program's state. */
    private static final List<Store<?, ?>> KEPT =
            List.of(Stores.LEDGER, Stores.PROGRESS, Stores.PARTIALS, Stores.MINUTES, Stores.SUMMARIES, Stores.WINDOWS);

    private static final String END = "-changelog";

    /** How the name of every ledger's changelog ends, whatever the application id before it. */
    static final String LEDGER_END = "-" + Stores.LEDGER + END;

    private Changelogs() {}

    /** All topics that the state is kept in, in order; a new set. */
    static Set<String> names(String applicationId) {
        return KEPT.stream().map(store -> name(applicationId, store)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The topic that this store is kept in. */
    public static String name(String applicationId, Store<?, ?> store) {
        return applicationId + "-" + store + END;
    }

    /** Whether a topic of this name is the processors' alone: it keeps their state, or takes records from one to another. */
    public static boolean isInternal(String topic, String applicationId) {
        return topic.startsWith(applicationId + "-") && (topic.endsWith(END) || topic.endsWith("-repartition"));
    }
}
