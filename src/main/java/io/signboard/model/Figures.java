package io.signboard.model;

import java.util.List;

/**
 * Every total of a tally: the headline, each breakdown's members, the tiers and the guests, in one flat list whose
 * layout the definition gives. All of them change together, which is what makes a summary add up.
 */
public final class Figures extends Totals {

    private final Layout layout;

    /** No projects. */
    public Figures(Definition definition) {
        this(new Layout(definition));
    }

    private Figures(Layout layout) {
        super(layout.size);
        this.layout = layout;
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
            change(layout.guests, value, sign);
            change(layout.guestProvinces + province, value, sign);
        }
        if (guest && !definition.guestsInHeadline()) {
            return;
        }
        change(Layout.HEADLINE, value, sign);
        change(Layout.CHANNELS + entry.channel().ordinal(), value, sign);
        change(layout.sectors + definition.sectors().indexOf(event.sector()), value, sign);
        change(layout.investors + definition.investors().indexOf(event.investorType()), value, sign);
        change(layout.provinces + province, value, sign);
        for (int i = 0; i < layout.bounds.length; i++) {
            if (value > layout.bounds[i]) {
                change(layout.tiers + i, value, sign);
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
        return get(Layout.HEADLINE);
    }

    List<Total> channels() {
        return range(Layout.CHANNELS, layout.sectors);
    }

    List<Total> sectors() {
        return range(layout.sectors, layout.investors);
    }

    List<Total> investors() {
        return range(layout.investors, layout.provinces);
    }

    List<Total> provinces() {
        return range(layout.provinces, layout.tiers);
    }

    List<Total> tiers() {
        return range(layout.tiers, layout.guests);
    }

    Total guests() {
        return get(layout.guests);
    }

    List<Total> guestProvinces() {
        return range(layout.guestProvinces, layout.size);
    }

    /** Where each breakdown begins. */
    private static final class Layout {
        static final int HEADLINE = 0;
        static final int CHANNELS = 1;

        final int sectors;
        final int investors;
        final int provinces;
        final int tiers;
        final int guests;
        final int guestProvinces;
        final int size;
        final long[] bounds; // of the tiers, in minor units, exclusive

        Layout(Definition definition) {
            sectors = CHANNELS + Channel.ALL.size();
            investors = sectors + definition.sectors().size();
            provinces = investors + definition.investors().size();
            tiers = provinces + definition.provinces().size();
            guests = tiers + definition.tiers().size();
            guestProvinces = guests + 1;
            size = guestProvinces + definition.provinces().size();
            bounds = definition.tiers().stream().mapToLong(Tier::above).toArray();
        }
    }
}
