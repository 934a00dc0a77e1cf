package io.signboard.support;

import io.signboard.model.ChannelTotals;
import io.signboard.model.Definition;
import io.signboard.model.Entry;
import io.signboard.model.Partial;
import io.signboard.model.Tally;
import java.util.HashMap;
import java.util.Map;

/** A tally with a ledger beside it, in a plain map. */
public final class LedgeredTally {

    private final Map<String, Entry> ledger = new HashMap<>();
    private final Tally tally;

    /** Nothing counted yet. */
    public LedgeredTally(Definition definition) {
        tally = new Tally(definition, ledger::get);
    }

    /** The definition that it is made with. */
    public Definition definition() {
        return tally.definition();
    }

    /** Enters an entry and tallies it, in place of the one that its project has. */
    public void add(Entry entry) {
        Entry before = ledger.put(entry.event().projectId(), entry);
        if (before != null) {
            tally.subtract(before);
        }
        tally.add(entry);
    }

    /** Takes away an entry that was added. */
    public void subtract(Entry entry) {
        ledger.remove(entry.event().projectId());
        tally.subtract(entry);
    }

    /** As the tally's. */
    public Partial partial() {
        return tally.partial();
    }

    /** As the tally's. */
    public Map<Long, ChannelTotals> minutes() {
        return tally.minutes();
    }

    /** As the tally's. */
    public Map<Long, ChannelTotals> takeChangedMinutes() {
        return tally.takeChangedMinutes();
    }
}
