package io.signboard.wire;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;

/** The state stores. Their names and formats are contract: a running ceremony's state is found by them. */
public final class Stores {

    /** By {@link EntryCodec#key}: the event that counts. */
    public static final Store<Bytes, byte[]> LEDGER = new Store<>("ledger", Serdes.Bytes(), Serdes.ByteArray());

    /** By ceremonyId: with which definition this partition's ledger has told the summary of it. */
    public static final Store<String, Progress> PROGRESS = new Store<>("progress", Serdes.String(), Progress.SERDE);

    /** By ceremonyId: the newest valid definition's JSON; global. */
    public static final Store<String, byte[]> DEFINITIONS =
            new Store<>("definitions", Serdes.String(), Serdes.ByteArray());

    /**
     * By ceremonyId and partition: what that partition's ledger last told, and how far it ever did; chunks beside it. With the
     * minutes that were not published then, if they are few.
     */
    public static final Store<String, PartialUpdate> PARTIALS =
            new Store<>("partials", Serdes.String(), PartialCodec.STORED);

    /** By ceremonyId and epoch minute: what the ledgers told of that minute, as it was last published or told with many others. */
    public static final Store<String, MinuteState> MINUTES = new Store<>("minutes", Serdes.String(), MinuteState.SERDE);

    /** By ceremonyId: what was last published. */
    public static final Store<String, Published> SUMMARIES = new Store<>("summaries", Serdes.String(), Published.SERDE);

    /** By {@link WindowJson#key}: what was last published of the window. */
    public static final Store<String, WindowState> WINDOWS = new Store<>("windows", Serdes.String(), WindowState.SERDE);

    /** All stores. */
    public static final List<Store<?, ?>> ALL =
            List.of(LEDGER, PROGRESS, DEFINITIONS, PARTIALS, MINUTES, SUMMARIES, WINDOWS);

    private Stores() {}
}
