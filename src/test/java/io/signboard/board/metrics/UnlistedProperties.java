package io.signboard.board.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.model.Channel;
import io.signboard.model.Summary;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class UnlistedProperties {

    private static final String NONE = "none";

    @Provide
    Arbitrary<List<String>> listed() {
        return Arbitraries.subsetOf("host", "a", "b").map(List::copyOf);
    }

    @Provide
    Arbitrary<List<String>> provinces() {
        return Arbitraries.of(NONE, "host", "a", "b", "x", "y").list().ofMaxSize(12);
    }

    @Property
    void shouldCountEachProjectOfAnUnlistedProvinceOnce(
            @ForAll("listed") List<String> listed,
            @ForAll("provinces") List<String> projects,
            @ForAll boolean hasHost,
            @ForAll boolean guestsInHeadline) {
        String members = String.join(
                ",", listed.stream().map(id -> "{'id':'" + id + "'}").toList());
        Figures figures = Figures.with("{'ceremonyId':'c','version':1,'currency':'JPY','provinces':[" + members + "]"
                + (hasHost ? ",'host':'host'" : "")
                + ",'guestsInHeadline':" + guestsInHeadline + "}");
        projects.forEach(
                province -> figures.add(Channel.ONLINE, 1, null, null, province.equals(NONE) ? null : province));

        Summary summary = figures.summary(1);

        long expected = projects.stream()
                .map(province -> province.equals(NONE) && hasHost ? "host" : province)
                .filter(province -> !listed.contains(province))
                .count();
        assertEquals(expected, Unlisted.provinces(summary, !guestsInHeadline));
    }
}
