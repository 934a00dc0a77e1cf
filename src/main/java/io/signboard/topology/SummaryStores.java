package io.signboard.topology;

import io.signboard.wire.MinuteState;
import io.signboard.wire.PartialUpdate;
import io.signboard.wire.Published;
import io.signboard.wire.WindowState;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of the summary's task.
 *
 * @param partials what each partition's ledger last told, with the minutes that were not published then, if they are few
 * @param minutes what the ledgers told of each minute, as last published or stored
 * @param summaries what was last published
 * @param windows what was last published of each window
 */
record SummaryStores(
        KeyValueStore<String, PartialUpdate> partials,
        KeyValueStore<String, MinuteState> minutes,
        KeyValueStore<String, Published> summaries,
        KeyValueStore<String, WindowState> windows) {

    /** The key of a ceremony's part: of a partition, a minute, a chunk. */
    static String key(String ceremonyId, Object part) {
        return ceremonyId + "|" + part;
    }

    /** A key below every part's of a ceremony: no ceremonyId has the character behind it. */
    static String first(String ceremonyId) {
        return ceremonyId + "|";
    }

    /** A key above every part's of a ceremony. */
    static String last(String ceremonyId) {
        return ceremonyId + "}";
    }
}
