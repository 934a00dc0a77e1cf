package io.signboard.topology.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Entry;
import io.signboard.support.Ceremonies;
import io.signboard.topology.ledger.LoggedBlocks.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The ledger in blocks is the plain one, whatever is entered, committed, lost, compacted and restored in between. */
class BlockLedgerProperties {

    /** What happens next. */
    enum What {
        ENTER,
        LOG,
        COMMIT,
        COMPACT,
        RESTART,
        CRASH
    }

    /** One step; {@code at} says how far. */
    record Step(What what, Entry entry, double at) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> kinds = Arbitraries.frequency(
                Tuple.of(12, What.ENTER),
                Tuple.of(3, What.LOG),
                Tuple.of(6, What.COMMIT),
                Tuple.of(2, What.COMPACT),
                Tuple.of(1, What.RESTART),
                Tuple.of(1, What.CRASH));
        Arbitrary<Entry> entries = Combinators.combine(Ceremonies.events(), Ceremonies.channels())
                .as((event, channel) -> new Entry(channel, 0, 0, event));
        return Combinators.combine(kinds, entries, Arbitraries.doubles().between(0, 1))
                .as(Step::new)
                .list()
                .ofMaxSize(120)
                .withoutEdgeCases();
    }

    private static Ledger plain() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("plain").get();
        store.init(null, null);
        return new KeyedLedger(store);
    }

    private static Map<String, Entry> content(Ledger ledger) {
        Map<String, Entry> content = new TreeMap<>();
        for (String ceremonyId : Ceremonies.IDS) {
            ledger.scan(ceremonyId).advance(Integer.MAX_VALUE, entry -> {
                Entry twice = content.put(ceremonyId + "/" + entry.event().projectId(), entry);
                assertEquals(null, twice, "shown twice");
            });
        }
        return content;
    }

    private static Map<String, Long> counts(Ledger ledger) {
        Map<String, Long> counts = new HashMap<>();
        ledger.countProjects(id -> true, counts::put);
        return counts;
    }

    /** Enters an entry as the topology does: in place of another one if there is one. */
    private static @Nullable Entry enter(Ledger ledger, Entry entry) {
        Entry before = ledger.enter(entry);
        if (before != null) {
            ledger.replace(entry);
        }
        return before;
    }

    private static BlockLedger restored(LoggedBlocks log) {
        BlockLedger ledger = new BlockLedger(log);
        for (Logged record : log.from(0)) {
            ledger.restore(record.key().get(), record.value());
        }
        assertTrue(ledger.isWhole());
        return ledger;
    }

    @Property
    void shouldHoldWhatThePlainOneHoldsAndRestoreWhatWasCommitted(@ForAll("steps") List<Step> steps) {
        LoggedBlocks log = new LoggedBlocks();
        BlockLedger blocks = new BlockLedger(log);
        Ledger plain = plain();
        List<Entry> committed = new ArrayList<>();
        List<Entry> entered = new ArrayList<>();

        for (Step step : steps) {
            switch (step.what) {
                case ENTER -> {
                    assertEquals(enter(plain, step.entry), enter(blocks, step.entry));
                    entered.add(step.entry);
                }
                case LOG -> blocks.log();
                case COMMIT -> {
                    blocks.beforeCommit();
                    log.commit();
                    committed.addAll(entered);
                    entered.clear();
                }
                case COMPACT -> log.compact((long) (step.at * log.end()), step.at > 0.5);
                case RESTART -> {
                    blocks.beforeCommit();
                    log.commit();
                    committed.addAll(entered);
                    entered.clear();
                    blocks = restored(log);
                }
                default -> {
                    if (step.at > 0.5) {
                        blocks.beforeCommit();
                    }
                    log.abort();
                    entered.clear();
                    blocks = restored(log);
                    plain = plain();
                    for (Entry entry : committed) {
                        enter(plain, entry);
                    }
                }
            }
            assertEquals(content(plain), content(blocks));
            assertEquals(counts(plain), counts(blocks));
            assertEquals(newest(plain, entered), newest(blocks, entered));
        }
    }

    /** What a ledger has of the projects of these entries. */
    private static List<Entry> newest(Ledger ledger, List<Entry> entered) {
        return entered.stream()
                .map(entry ->
                        ledger.entry(entry.event().ceremonyId(), entry.event().projectId()))
                .toList();
    }

    @Property
    void shouldBeWholeWhenTheChangelogIsCompactedWhileItIsRead(@ForAll("steps") List<Step> steps) {
        LoggedBlocks log = new LoggedBlocks();
        BlockLedger written = new BlockLedger(log);
        BlockLedger follower = new BlockLedger(new LoggedBlocks());
        long read = 0;

        for (Step step : steps) {
            switch (step.what) {
                case ENTER -> enter(written, step.entry);
                case LOG -> written.log();
                case COMPACT -> log.compact((long) (step.at * log.end()), false);
                case RESTART, CRASH -> {
                    for (Logged record : log.from(read)) {
                        follower.restore(record.key().get(), record.value());
                        read = record.offset() + 1;
                        if (step.at < 0.3) {
                            break;
                        }
                    }
                }
                default -> {
                    written.beforeCommit();
                    log.commit();
                }
            }
        }
        written.beforeCommit();
        log.commit();
        log.from(read).forEach(record -> follower.restore(record.key().get(), record.value()));

        assertTrue(follower.isWhole());
        assertEquals(content(written), content(follower));
    }

    @Property
    void shouldShowEachProjectAsItIsOrHaveItToldWhileAScanGoesOn(@ForAll("steps") List<Step> steps) {
        for (Ledger ledger : List.of(plain(), new BlockLedger(new LoggedBlocks()))) {
            String ceremonyId = Ceremonies.IDS.get(0);
            steps.subList(0, steps.size() / 2).forEach(step -> enter(ledger, step.entry));
            Map<String, Entry> told = new HashMap<>();
            Set<String> shown = new HashSet<>();
            Ledger.Scan scan = ledger.scan(ceremonyId);

            boolean more = true;
            for (Step step : steps.subList(steps.size() / 2, steps.size())) {
                enter(ledger, step.entry);
                boolean isOurs = step.entry.event().ceremonyId().equals(ceremonyId);
                if (isOurs && scan.hasShown(step.entry)) {
                    told.put(step.entry.event().projectId(), step.entry);
                }
                more = !more
                        || scan.advance(1 + (int) (step.at * 2), entry -> {
                            assertTrue(shown.add(entry.event().projectId()), "shown twice");
                            told.put(entry.event().projectId(), entry);
                        });
                if (!more) {
                    break;
                }
            }
            while (more) {
                more = scan.advance(3, entry -> told.put(entry.event().projectId(), entry));
            }

            Map<String, Entry> all = new HashMap<>();
            ledger.scan(ceremonyId)
                    .advance(Integer.MAX_VALUE, entry -> all.put(entry.event().projectId(), entry));
            assertEquals(all, told);
        }
    }
}
