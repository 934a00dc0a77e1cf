package io.signboard.topology.ledger;

import io.signboard.wire.UnusableStateException;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that writes its changelog just before each commit, within its transaction, or earlier, but not with each change.
 *
 * <p>Kafka Streams tells only stores that it takes for caches that a commit is coming, and lets only stores of its own log:
 * so this class, and it alone, leans on internals of Kafka Streams.
 */
abstract class LoggedAtCommit implements StateStore, CachedStateStore<byte[], byte[]> {

    private final String name;
    private @Nullable InternalProcessorContext<?, ?> context;
    private boolean open;

    LoggedAtCommit(String name) {
        this.name = name;
    }

    /**
     * Takes up a record of the changelog.
     *
     * @param value null if the key was deleted
     */
    abstract void restore(byte[] key, byte @Nullable [] value);

    /** Logs what has changed since the last commit and isn't logged yet. */
    abstract void beforeCommit();

    /** How many entries there are; for any thread. */
    abstract long size();

    /** Forgets everything. */
    abstract void clear();

    /** Writes a record to the changelog; a null value deletes the key. */
    final void log(byte[] key, byte @Nullable [] value) {
        InternalProcessorContext<?, ?> to = Objects.requireNonNull(context);
        to.logChange(
                name, Bytes.wrap(key), value, to.currentSystemTimeMs(), new RecordHeaders(), Position.emptyPosition());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void init(StateStoreContext storeContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) storeContext;
        open = true;
        storeContext.register(root, this::restoreReadable);
    }

    private void restoreReadable(byte[] key, byte @Nullable [] value) {
        try {
            restore(key, value);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new UnusableStateException("The changelog of the store " + name
                    + " holds a record that can't be read, so its totals would be wrong: to tally all events anew, do as"
                    + " the README says under Operations.");
        }
    }

    @Override
    public final void flushCache() {
        beforeCommit();
    }

    @Override
    public final void clearCache() {
        // What is changed counts at once: there is nothing in between.
    }

    @Override
    public final boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public final Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public final boolean persistent() {
        return false;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    @Override
    public final void close() {
        open = false;
        clear();
    }

    /** How many entries all parts of a store have that a program has, be it such a store or any of keys and values. */
    static QueryableStoreType<LongSupplier> sizes() {
        return new Sizes();
    }

    private static boolean isSized(StateStore store) {
        return store instanceof LoggedAtCommit || store instanceof KeyValueStore;
    }

    private static long size(StateStore store) {
        return store instanceof LoggedAtCommit logged
                ? logged.size()
                : ((KeyValueStore<?, ?>) store).approximateNumEntries();
    }

    private static final class Sizes implements QueryableStoreType<LongSupplier> {

        @Override
        public boolean accepts(StateStore store) {
            return isSized(store);
        }

        @Override
        public LongSupplier create(StateStoreProvider stores, String storeName) {
            return () -> stores.stores(storeName, new Parts()).stream()
                    .mapToLong(LoggedAtCommit::size)
                    .sum();
        }
    }

    /** The parts themselves, to be summed. */
    private static final class Parts implements QueryableStoreType<StateStore> {

        @Override
        public boolean accepts(StateStore store) {
            return isSized(store);
        }

        @Override
        public StateStore create(StateStoreProvider stores, String storeName) {
            throw new UnsupportedOperationException("Only the parts are looked at");
        }
    }
}
