package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DefinitionNotesTest {

    @Test
    void shouldHaveNoDoubtAboutTheCeremonyThatTheProgramWasWrittenFor() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/sce-2021/definition.json")) {
            byte[] json = Objects.requireNonNull(in).readAllBytes();

            assertEquals(List.of(), DefinitionNotes.of(json, DefinitionJson.decode(json)));
        }
    }

    @Test
    void shouldNameFieldsThatNothingReads() {
        assertEquals(
                List.of(
                        "Nothing reads the field 'minimunAmount'; is 'minimumAmount' meant?",
                        "Nothing reads the field 'comment'.",
                        "Nothing reads the field 'tiers[0].over'.",
                        "Nothing reads the field 'sectors[1].nam'; is 'name' meant?",
                        "Nothing reads the field 'previous.project'; is 'projects' meant?"),
                notes("'minimunAmount':5,'comment':'c','tiers':[{'id':'t','above':1,'over':2}],"
                        + "'sectors':[{'id':'a'},{'id':'b','nam':{'en':'B'}}],'previous':{'project':3}"));
    }

    @Test
    void shouldTakeEveryLanguageCurrencyAndTierForKnown() {
        assertEquals(
                List.of(),
                notes("'name':{'tlh':'x'},'exchangeRates':{'USD':2},'tiers':[{'id':'t','above':1}],"
                        + "'previous':{'tiers':{'t':1}}"));
    }

    @Test
    void shouldNameAHostThatIsNoProvince() {
        assertEquals(
                List.of("The host 'nowhere' is not among the provinces, so that its own projects are tallied under"
                        + " 'other'."),
                notes("'host':'nowhere','provinces':[{'id':'a'}]"));
        assertEquals(List.of(), notes("'host':'nowhere'"));
    }

    @Test
    void shouldNameTiersThatSayNothingOfTheirOwn() {
        assertEquals(
                List.of(
                        "'previous' counts a tier 'zzz', which is none of the tiers, so that no change is told of it.",
                        "The tier 'b' is above the same amount as another one."),
                notes("'tiers':[{'id':'a','above':5},{'id':'b','above':5.0}],'previous':{'tiers':{'zzz':3}}"));
    }

    private static List<String> notes(String fields) {
        byte[] json = ("{'ceremonyId':'c','version':1,'currency':'CNY'," + fields + "}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        return DefinitionNotes.of(json, DefinitionJson.decode(json));
    }
}
