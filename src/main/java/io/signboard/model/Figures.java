package io.signboard.model;

import java.util.List;

/**
 * Every total of a tally: the headline, each breakdown's members, the tiers and the guests, in one flat list whose
 * layout the definition gives. All of them change together, which is what makes a summary add up.
 */
public final class Figures extends Totals {

    private static final int HEADLINE = 0;
    private static final int CHANNELS = 1;

    private final int sectors; // where each breakdown begins
    private final int investors;
    private final int provinces;
    private final int tiers;
    private final int guests;
    private final int guestProvinces;
    private final long[] bounds; // of the tiers, in minor units, exclusive

    /** No projects. */
    public Figures(Definition definition) {
        super(size(definition));
        sectors = CHANNELS + Channel.ALL.size();
        investors = sectors + definition.sectors().size();
        provinces = investors + definition.investors().size();
        tiers = provinces + definition.provinces().size();
        guests = tiers + definition.tiers().size();
        guestProvinces = guests + 1;
        bounds = definition.tiers().stream().mapToLong(Tier::above).toArray();
    }

    private static int size(Definition definition) {
        return CHANNELS
                + Channel.ALL.size()
                + definition.sectors().size()
                + definition.investors().size()
                + definition.provinces().size()
                + definition.tiers().size()
                + 1
                + definition.provinces().size();
    }

    /**
     * Known totals.
     *
     * @throws IllegalArgumentException if there are not as many as the definition needs
     */
    public Figures(Definition definition, List<Total> totals) {
        this(definition);
        if (totals.size() != size()) {
            throw new IllegalArgumentException(
                    totals.size() + " totals for a definition that needs " + size() + ": another definition's");
        }
        for (int i = 0; i < size(); i++) {
            add(i, totals.get(i));
        }
    }

    /** Adds an entry that counts everywhere that it counts. */
    void add(Entry entry, Definition definition) {
        change(entry, definition, 1);
    }

    /** Undoes {@link #add(Entry, Definition)}. */
    void subtract(Entry entry, Definition definition) {
        change(entry, definition, -1);
    }

    private void change(Entry entry, Definition definition, int sign) {
        ProjectEvent event = entry.event();
        long value = event.requireValue().minorUnits();
        boolean guest = definition.isGuest(event.province());
        int province = province(event, definition);
        if (guest) {
            change(guests, value, sign);
            change(guestProvinces + province, value, sign);
        }
        if (guest && !definition.guestsInHeadline()) {
            return;
        }
        change(HEADLINE, value, sign);
        change(CHANNELS + entry.channel().ordinal(), value, sign);
        change(sectors + definition.sectors().indexOf(event.sector()), value, sign);
        change(investors + definition.investors().indexOf(event.investorType()), value, sign);
        change(provinces + province, value, sign);
        for (int i = 0; i < bounds.length; i++) {
            if (value > bounds[i]) {
                change(tiers + i, value, sign);
            }
        }
    }

    private static int province(ProjectEvent event, Definition definition) {
        String province = event.province() == null ? definition.host() : event.province();
        return definition.provinces().indexOf(province);
    }

    private void change(int index, long value, int sign) {
        if (sign > 0) {
            add(index, value);
        } else {
            subtract(index, value);
        }
    }

    /** Adds the figures of another part of the same ceremony, tallied with the same definition. */
    void add(Figures other) {
        addAll(other);
    }

    /** All totals in the layout's order, as they are now. */
    public List<Total> totals() {
        return range(0, size());
    }

    Total headline() {
        return get(HEADLINE);
    }

    List<Total> channels() {
        return range(CHANNELS, sectors);
    }

    List<Total> sectors() {
        return range(sectors, investors);
    }

    List<Total> investors() {
        return range(investors, provinces);
    }

    List<Total> provinces() {
        return range(provinces, tiers);
    }

    List<Total> tiers() {
        return range(tiers, guests);
    }

    Total guests() {
        return get(guests);
    }

    List<Total> guestProvinces() {
        return range(guestProvinces, size());
    }
}
