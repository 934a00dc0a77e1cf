package io.signboard.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every total of a tally: the headline, each breakdown's members, the tiers and the guests, in one flat list whose
 * layout the definition gives. All of them change together, which is what makes a summary add up.
 */
public final class Figures {

    private final Layout layout;
    private final List<Total> totals;

    /** No projects. */
    public Figures(Definition definition) {
        this(definition, zeros(new Layout(definition).size));
    }

    /**
     * Known totals.
     *
     * @throws IllegalArgumentException if there are not as many as the definition needs
     */
    public Figures(Definition definition, List<Total> totals) {
        this.layout = new Layout(definition);
        this.totals = List.copyOf(totals);
        if (totals.size() != layout.size) {
            throw new IllegalArgumentException(
                    totals.size() + " totals for a definition that needs " + layout.size + ": another definition's");
        }
    }

    private static List<Total> zeros(int size) {
        List<Total> zeros = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            zeros.add(new Total());
        }
        return zeros;
    }

    /** Adds a project everywhere that it counts. */
    void add(Project project, Definition definition) {
        change(project, definition, 1);
    }

    /** Undoes {@link #add(Project, Definition)}. */
    void subtract(Project project, Definition definition) {
        change(project, definition, -1);
    }

    private void change(Project project, Definition definition, int sign) {
        long value = project.minorUnits();
        boolean guest = definition.isGuest(project.province());
        int province = province(project, definition);
        if (guest) {
            change(layout.guests, value, sign);
            change(layout.guestProvinces + province, value, sign);
        }
        if (guest && !definition.guestsInHeadline()) {
            return;
        }
        change(Layout.HEADLINE, value, sign);
        change(Layout.CHANNELS + project.channel().ordinal(), value, sign);
        change(layout.sectors + definition.sectors().indexOf(project.sector()), value, sign);
        change(layout.investors + definition.investors().indexOf(project.investorType()), value, sign);
        change(layout.provinces + province, value, sign);
        List<Tier> tiers = definition.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            if (value > tiers.get(i).above()) {
                change(layout.tiers + i, value, sign);
            }
        }
    }

    private static int province(Project project, Definition definition) {
        String province = project.province() == null ? definition.host() : project.province();
        return definition.provinces().indexOf(province);
    }

    private void change(int index, long value, int sign) {
        if (sign > 0) {
            totals.get(index).add(value);
        } else {
            totals.get(index).subtract(value);
        }
    }

    /** Adds the figures of another part of the same ceremony, tallied with the same definition. */
    void add(Figures other) {
        for (int i = 0; i < totals.size(); i++) {
            totals.get(i).add(other.totals.get(i));
        }
    }

    /** All totals in the layout's order. */
    public List<Total> totals() {
        return totals;
    }

    Total headline() {
        return totals.get(Layout.HEADLINE);
    }

    List<Total> channels() {
        return totals.subList(Layout.CHANNELS, Layout.CHANNELS + Channel.ALL.size());
    }

    List<Total> sectors() {
        return totals.subList(layout.sectors, layout.investors);
    }

    List<Total> investors() {
        return totals.subList(layout.investors, layout.provinces);
    }

    List<Total> provinces() {
        return totals.subList(layout.provinces, layout.tiers);
    }

    List<Total> tiers() {
        return totals.subList(layout.tiers, layout.guests);
    }

    Total guests() {
        return totals.get(layout.guests);
    }

    List<Total> guestProvinces() {
        return totals.subList(layout.guestProvinces, layout.size);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Figures f && f.totals.equals(totals);
    }

    @Override
    public int hashCode() {
        return totals.hashCode();
    }

    @Override
    public String toString() {
        return totals.toString();
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

        Layout(Definition definition) {
            sectors = CHANNELS + Channel.ALL.size();
            investors = sectors + definition.sectors().size();
            provinces = investors + definition.investors().size();
            tiers = provinces + definition.provinces().size();
            guests = tiers + definition.tiers().size();
            guestProvinces = guests + 1;
            size = guestProvinces + definition.provinces().size();
        }
    }
}
