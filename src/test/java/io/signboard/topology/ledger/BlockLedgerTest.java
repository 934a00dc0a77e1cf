package io.signboard.topology.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.model.Channel;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.topology.ledger.LoggedBlocks.Logged;
import io.signboard.wire.EntryCodec;
import io.signboard.wire.LedgerBlock;
import io.signboard.wire.UnusableStateException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BlockLedgerTest {

    private static final String CEREMONY = "sce";
    private static final int MANY = 20_000;

    private final LoggedBlocks log = new LoggedBlocks();
    private final BlockLedger ledger = new BlockLedger(log);

    private static Entry entry(int project, long revision) {
        return new Entry(
                Channel.ONLINE,
                7,
                7,
                new ProjectEvent(
                        revision == 1 ? EventType.SIGNED : EventType.AMENDED,
                        "e-" + project + "-" + revision,
                        CEREMONY,
                        "p-" + project,
                        revision,
                        "A title as long as titles are",
                        new Money(project + revision, Currency.getInstance("CNY")),
                        "it",
                        "An investor",
                        "state",
                        "chongqing",
                        Instant.EPOCH,
                        null));
    }

    private void commit() {
        ledger.beforeCommit();
        log.commit();
    }

    private static long sum(BlockLedger of) {
        AtomicLong sum = new AtomicLong();
        of.scan(CEREMONY)
                .advance(
                        Integer.MAX_VALUE,
                        entry -> sum.addAndGet(entry.event().requireValue().minorUnits()));
        return sum.get();
    }

    private BlockLedger restored() {
        BlockLedger restored = new BlockLedger(new LoggedBlocks());
        log.from(0).forEach(record -> restored.restore(record.key().get(), record.value()));
        return restored;
    }

    @Test
    void shouldLogOneRecordForAllThatWasEnteredBetweenTwoCommits() {
        for (int i = 0; i < 500; i++) {
            ledger.enter(entry(i, 1));
        }
        commit();

        assertEquals(1, log.from(0).size());
        assertEquals(500, ledger.size());
    }

    @Test
    void shouldLogAtTheCommitOnlyWhatIsNotLogged() {
        ledger.enter(entry(1, 1));
        ledger.log();
        commit();
        assertEquals(1, log.from(0).size());

        ledger.enter(entry(2, 1));
        ledger.log();
        ledger.enter(entry(3, 1));
        commit();
        assertEquals(3, log.from(0).size());
        assertEquals(3, restored().size());
    }

    @Test
    void shouldLogNothingWhenNothingWasEntered() {
        ledger.enter(entry(1, 1));
        commit();
        ledger.enter(entry(1, 1));
        commit();

        assertEquals(1, log.from(0).size());
    }

    @Test
    void shouldFindEachOfManyProjectsAndKeepRecordsSmall() {
        for (int i = 0; i < MANY; i++) {
            assertNull(ledger.enter(entry(i, 1)));
        }
        commit();

        for (int i = 0; i < MANY; i++) {
            assertEquals(entry(i, 1), ledger.enter(entry(i, 2)));
        }
        assertTrue(log.from(0).size() > 5);
        log.from(0).forEach(record -> assertTrue(record.bytes() <= BlockLedger.BLOCK_BYTES));
        assertEquals(sum(ledger), sum(restored()));
    }

    @Test
    void shouldKeepTheCompactedChangelogWithinTwiceOfWhatCounts() {
        Random random = new Random(1);
        for (int i = 0; i < MANY / 4; i++) {
            ledger.enter(entry(i, 1));
        }
        commit();
        long once = log.bytes();

        for (int i = 0; i < MANY * 4; i++) {
            ledger.replace(entry(random.nextInt(MANY / 4), 2 + i));
            if (i % 700 == 0) {
                commit();
            }
        }
        commit();
        log.compact(log.end(), true);

        assertTrue(log.bytes() < 2.2 * once, log.bytes() + " bytes where " + once + " count");
        assertEquals(sum(ledger), sum(restored()));
        assertTrue(restored().isWhole());
    }

    @Test
    void shouldNotBeWholeWhenABlockIsMissing() {
        ledger.enter(entry(1, 1));
        ledger.enter(entry(2, 1));
        ledger.enter(entry(3, 1));
        commit();
        ledger.replace(entry(1, 2));
        ledger.replace(entry(2, 2));
        commit(); // moves project 3 behind the others' new entries and deletes the first block
        List<Logged> records = log.from(0);
        BlockLedger missesOne = new BlockLedger(new LoggedBlocks());

        for (Logged record : records) {
            boolean isMoved = record.offset() > 0 && record.value() != null;
            if (!isMoved) {
                missesOne.restore(record.key().get(), record.value());
            }
        }

        assertEquals(3, records.size());
        assertFalse(missesOne.isWhole());
        assertTrue(restored().isWhole());
    }

    @Test
    void shouldReadAChangelogOfTheFirstVersionAndGoOnInBlocks() {
        EntryCodec codec = new EntryCodec();
        for (int i = 0; i < 3; i++) {
            log.log(EntryCodec.key(CEREMONY, "p-" + i).get(), codec.encode(entry(i, 1)));
        }
        log.commit();
        BlockLedger goesOn = new BlockLedger(log);
        log.from(0).forEach(record -> goesOn.restore(record.key().get(), record.value()));

        assertTrue(goesOn.isWhole());
        goesOn.replace(entry(1, 2));
        goesOn.enter(entry(3, 1));
        goesOn.beforeCommit();
        log.commit();

        BlockLedger again = restored();
        assertTrue(again.isWhole());
        assertEquals(4, again.size());
        assertEquals(entry(1, 2), again.enter(entry(1, 1)));
        assertEquals(entry(0, 1), again.enter(entry(0, 9)));
        assertEquals(sum(goesOn), sum(again));
    }

    @Test
    void shouldRefuseABlockOfANewerVersion() {
        UnusableStateException refused = assertThrows(
                UnusableStateException.class, () -> ledger.restore(LedgerBlock.logKey(0), new byte[] {2, 1, 1}));

        assertTrue(String.valueOf(refused.getMessage()).contains("ledger block of format version 2"));
    }
}
