package io.signboard.admin.doctor;

import io.signboard.admin.doctor.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionsCheckTest {

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    @Test
    void shouldNameWhatIsInForce() {
        add("a", definition("a", 1));
        add("a", definition("a", 3));

        Lines.assertWell(judge());
        Lines.assertOnly(Kind.OK, judge(), "a version 3");
    }

    @Test
    void shouldNoteThatNothingIsDefined() {
        Lines.assertOnly(Kind.NOTE, judge(), "No ceremony is defined", "ceremony define");
    }

    @Test
    void shouldSayWhyAnInvalidDefinitionIsIgnored() {
        add("a", "{\"ceremonyId\":\"a\",\"version\":1}");

        Lines.assertHas(Kind.WRONG, judge(), "of 'a' at offset 0 is ignored", "currency", "publish it again");
    }

    @Test
    void shouldSayThatTheKeyMustBeTheCeremony() {
        add("b", definition("a", 1));

        Lines.assertHas(Kind.WRONG, judge(), "its key must be its ceremonyId 'a'");
    }

    @Test
    void shouldSayThatAVersionIsNotHigher() {
        add("a", definition("a", 2));
        add("a", "{\"ceremonyId\":\"a\",\"version\":2,\"currency\":\"EUR\"}");

        Lines.assertHas(Kind.WRONG, judge(), "at offset 1", "must exceed the version 2", "to 3 or more");
    }

    @Test
    void shouldOnlyNoteWhatALaterDefinitionHasMended() {
        add("a", "{}");
        add("a", definition("a", 1));

        Lines.assertHas(Kind.NOTE, judge(), "at offset 0 is ignored", "came later");
    }

    @Test
    void shouldOnlyNoteWhatSaysTheSameAgain() {
        add("a", definition("a", 1));
        add("a", definition("a", 1));

        Lines.assertHas(Kind.NOTE, judge(), "at offset 1 is ignored", "Nothing is to be done");
    }

    @Test
    void shouldTakeRecordsWithoutKeyOrValue() {
        add(null, definition("a", 1));
        add("a", null);

        Lines.assertHas(Kind.WRONG, judge(), "without a key at offset 0");
        Lines.assertHas(Kind.WRONG, judge(), "of 'a' at offset 1", "no value");
    }

    private List<Finding> judge() {
        return DefinitionsCheck.judge(records);
    }

    private static String definition(String id, long version) {
        return "{\"ceremonyId\":\"" + id + "\",\"version\":" + version + ",\"currency\":\"CNY\"}";
    }

    private void add(@Nullable String key, @Nullable String value) {
        records.add(new ConsumerRecord<>("ceremony.definitions", 0, records.size(), bytes(key), bytes(value)));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
