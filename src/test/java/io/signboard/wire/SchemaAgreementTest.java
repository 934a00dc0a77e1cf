package io.signboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.ValidationMessage;
import io.signboard.support.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Document by document, the published schemas and the program's decoders say the same. */
class SchemaAgreementTest {

    private static final String MINIMAL = "'ceremonyId': 'sce', 'version': 1, 'currency': 'CNY'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            quoteCharacter = '`',
            value = {
                "type | absent",
                "type | null",
                "type | ''",
                "type | 'cancelled'",
                "type | 7",
                "type | 'amended'",
                "type | {}",
                "eventId | absent",
                "eventId | null",
                "eventId | ''",
                "eventId | 7",
                "eventId | []",
                "eventId | 'x'",
                "ceremonyId | absent",
                "ceremonyId | null",
                "ceremonyId | ''",
                "ceremonyId | 'a b'",
                "ceremonyId | 7",
                "ceremonyId | '智'",
                "ceremonyId | 'A.z_0-9'",
                "projectId | absent",
                "projectId | null",
                "projectId | ''",
                "projectId | 17",
                "projectId | true",
                "revision | absent",
                "revision | null",
                "revision | 0",
                "revision | -1",
                "revision | 1.5",
                "revision | 1.0",
                "revision | 1e3",
                "revision | '1'",
                "revision | true",
                "revision | {}",
                "revision | 9223372036854775807",
                "revision | 9223372036854775808",
                "revision | 1e19",
                "title | absent",
                "title | null",
                "title | ''",
                "title | 7",
                "title | []",
                "title | true",
                "sector | 7",
                "sector | null",
                "province | false",
                "province | {}",
                "province | ''",
                "investor | absent",
                "investor | null",
                "investor | {}",
                "investor | 'state'",
                "investor | []",
                "investor | {'name': 7}",
                "investor | {'type': null, 'name': ''}",
                "investor | {'type': {}}",
                "value | absent",
                "value | null",
                "value | {}",
                "value | 7",
                "value | '7'",
                "value | []",
                "value | {'amount': 1}",
                "value | {'currency': 'CNY'}",
                "value | {'amount': 1, 'currency': 'CNY', 'more': {}}",
                "value | {'amount': null, 'currency': 'CNY'}",
                "value | {'amount': '', 'currency': 'CNY'}",
                "value | {'amount': 0, 'currency': 'CNY'}",
                "value | {'amount': -1, 'currency': 'CNY'}",
                "value | {'amount': 0.01, 'currency': 'CNY'}",
                "value | {'amount': '0.01', 'currency': 'CNY'}",
                "value | {'amount': 1e14, 'currency': 'CNY'}",
                "value | {'amount': 100000000000000.01, 'currency': 'CNY'}",
                "value | {'amount': 1e400, 'currency': 'CNY'}",
                "value | {'amount': '+1', 'currency': 'CNY'}",
                "value | {'amount': '01', 'currency': 'CNY'}",
                "value | {'amount': '.5', 'currency': 'CNY'}",
                "value | {'amount': '5.', 'currency': 'CNY'}",
                "value | {'amount': '-1', 'currency': 'CNY'}",
                "value | {'amount': 'NaN', 'currency': 'CNY'}",
                "value | {'amount': ' 1', 'currency': 'CNY'}",
                "value | {'amount': '１', 'currency': 'CNY'}",
                "value | {'amount': '1E+2', 'currency': 'CNY'}",
                "value | {'amount': true, 'currency': 'CNY'}",
                "value | {'amount': {}, 'currency': 'CNY'}",
                "value | {'amount': 1, 'currency': 'cny'}",
                "value | {'amount': 1, 'currency': ''}",
                "value | {'amount': 1, 'currency': 156}",
                "value | {'amount': 1, 'currency': null}",
                "dateSigned | absent",
                "dateSigned | null",
                "dateSigned | ''",
                "dateSigned | 7",
                "dateSigned | 'yesterday'",
                "dateSigned | '2021-08-23'",
                "dateSigned | '2021-08-23T10:31:07'",
                "dateSigned | '2021-08-23T10:31:07Z'",
                "dateSigned | '2021-08-23T10:31:07.123456789+08:00'",
                "dateSigned | '2021-02-29T10:31:07Z'",
                "dateSigned | '2021-08-23T24:00:00Z'",
                "dateSigned | {}",
                "more | {'a': [null]}",
                "reason | 7"
            })
    void shouldAgreeOnSignings(String field, @Nullable String raw) {
        String json = EventText.signed().with(field, doubled(raw)).json();

        Set<ValidationMessage> violations = Schemas.violations("project-event.schema.json", bytes(json));

        assertEquals(isEvent(json), violations.isEmpty(), () -> json + " " + violations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            quoteCharacter = '`',
            value = {
                "revision | absent",
                "revision | null",
                "revision | 0",
                "revision | 2.0",
                "revision | '3'",
                "reason | absent",
                "reason | null",
                "reason | ''",
                "reason | 7",
                "reason | {}",
                "reason | 'twice'",
                "value | {'amount': -1}",
                "title | 7",
                "dateSigned | 'yesterday'",
                "ceremonyId | absent",
                "projectId | null",
                "type | 'signed'",
                "type | 'amended'",
                "sector | false"
            })
    void shouldAgreeOnWithdrawals(String field, @Nullable String raw) {
        String json = EventText.withdrawn().with(field, doubled(raw)).json();

        Set<ValidationMessage> violations = Schemas.violations("project-event.schema.json", bytes(json));

        assertEquals(isEvent(json), violations.isEmpty(), () -> json + " " + violations);
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, 200",
        "eventId, 201",
        "ceremonyId, 200",
        "ceremonyId, 201",
        "projectId, 200",
        "projectId, 201",
        "title, 500",
        "title, 501",
        "sector, 500",
        "sector, 501",
        "province, 500",
        "province, 501"
    })
    void shouldAgreeOnLengths(String field, int length) {
        String character = field.equals("ceremonyId") ? "x" : "\uD83D\uDE80";
        String json = EventText.signed().text(field, character.repeat(length)).json();

        Set<ValidationMessage> violations = Schemas.violations("project-event.schema.json", bytes(json));

        assertEquals(isEvent(json), violations.isEmpty(), () -> json + " " + violations);
    }

    /** What a schema has no words for: the decoder alone refuses it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'amount': 0.001, 'currency': 'CNY'}",
                "{'amount': 1, 'currency': 'ZZZ'}",
                "{'amount': '0', 'currency': 'CNY'}",
                "{'amount': '1e15', 'currency': 'CNY'}"
            })
    void shouldLeaveToTheDecoderWhatNoSchemaCanSay(String value) {
        String json = EventText.signed().with("value", doubled(value)).json();

        Set<ValidationMessage> violations = Schemas.violations("project-event.schema.json", bytes(json));

        assertEquals(Set.of(), violations);
        assertTrue(!isEvent(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{" + MINIMAL + "}",
                "{'ceremonyId': 'sce', 'version': 1}",
                "{'ceremonyId': 'sce', 'currency': 'CNY'}",
                "{'version': 1, 'currency': 'CNY'}",
                "{'ceremonyId': 'a b', 'version': 1, 'currency': 'CNY'}",
                "{'ceremonyId': 'sce', 'version': 0, 'currency': 'CNY'}",
                "{'ceremonyId': 'sce', 'version': 1.0, 'currency': 'CNY'}",
                "{'ceremonyId': 'sce', 'version': '1', 'currency': 'CNY'}",
                "{'ceremonyId': 'sce', 'version': 1.5, 'currency': 'CNY'}",
                "{'ceremonyId': 'sce', 'version': 1, 'currency': 'cny'}",
                "{'ceremonyId': 'sce', 'version': 1, 'currency': 7}",
                "{'ceremonyId': 'sce', 'version': 9223372036854775808, 'currency': 'CNY'}",
                "{" + MINIMAL + ", 'status': 'open'}",
                "{" + MINIMAL + ", 'status': null}",
                "{" + MINIMAL + ", 'status': ''}",
                "{" + MINIMAL + ", 'name': 'Expo'}",
                "{" + MINIMAL + ", 'name': {}}",
                "{" + MINIMAL + ", 'name': {'en': ''}}",
                "{" + MINIMAL + ", 'name': {'en': null}}",
                "{" + MINIMAL + ", 'name': {'en': 7}}",
                "{" + MINIMAL + ", 'name': null}",
                "{" + MINIMAL + ", 'opensAt': 'yesterday'}",
                "{" + MINIMAL + ", 'opensAt': ''}",
                "{" + MINIMAL + ", 'opensAt': null}",
                "{" + MINIMAL + ", 'closesAt': '2021-08-23T10:31:07+08:00'}",
                "{" + MINIMAL + ", 'timeZone': ''}",
                "{" + MINIMAL + ", 'timeZone': 8}",
                "{" + MINIMAL + ", 'timeZone': null}",
                "{" + MINIMAL + ", 'timeZone': 'UTC'}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': 0}}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': -1}}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': '6.5'}}",
                "{" + MINIMAL + ", 'exchangeRates': {'usd': 6.5}}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': null}}",
                "{" + MINIMAL + ", 'exchangeRates': []}",
                "{" + MINIMAL + ", 'exchangeRates': null}",
                "{" + MINIMAL + ", 'exchangeRates': {}}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': 1e41}}",
                "{" + MINIMAL + ", 'exchangeRates': {'USD': 1e-41}}",
                "{" + MINIMAL + ", 'minimumAmount': 0}",
                "{" + MINIMAL + ", 'minimumAmount': -1}",
                "{" + MINIMAL + ", 'minimumAmount': '5e8'}",
                "{" + MINIMAL + ", 'minimumAmount': '-5'}",
                "{" + MINIMAL + ", 'minimumAmount': 1e15}",
                "{" + MINIMAL + ", 'minimumAmount': true}",
                "{" + MINIMAL + ", 'tiers': null}",
                "{" + MINIMAL + ", 'tiers': {}}",
                "{" + MINIMAL + ", 'tiers': [{}]}",
                "{" + MINIMAL + ", 'tiers': [null]}",
                "{" + MINIMAL + ", 'tiers': [{'id': 'a', 'above': 0}]}",
                "{" + MINIMAL + ", 'tiers': [{'id': '', 'above': 0}]}",
                "{" + MINIMAL + ", 'tiers': [{'id': 'a', 'above': 1e15}]}",
                "{" + MINIMAL + ", 'sectors': [{'id': 'a', 'name': null}]}",
                "{" + MINIMAL + ", 'sectors': [{'id': 7}]}",
                "{" + MINIMAL + ", 'sectors': ['a']}",
                "{" + MINIMAL + ", 'sectors': [{'id': 'other'}]}",
                "{" + MINIMAL + ", 'investors': [{'name': {'en': 'x'}}]}",
                "{" + MINIMAL + ", 'provinces': [{'id': 'a', 'x': 7}]}",
                "{" + MINIMAL + ", 'host': ''}",
                "{" + MINIMAL + ", 'host': 7}",
                "{" + MINIMAL + ", 'host': null}",
                "{" + MINIMAL + ", 'guestsInHeadline': 'yes'}",
                "{" + MINIMAL + ", 'guestsInHeadline': null}",
                "{" + MINIMAL + ", 'guestsInHeadline': true}",
                "{" + MINIMAL + ", 'previous': {}}",
                "{" + MINIMAL + ", 'previous': []}",
                "{" + MINIMAL + ", 'previous': {'projects': -1}}",
                "{" + MINIMAL + ", 'previous': {'projects': 71.0}}",
                "{" + MINIMAL + ", 'previous': {'amount': '1e12'}}",
                "{" + MINIMAL + ", 'previous': {'amount': -1}}",
                "{" + MINIMAL + ", 'previous': {'amount': null, 'tiers': null, 'projects': null, 'ceremonyId': null}}",
                "{" + MINIMAL + ", 'previous': {'tiers': {'a': -1}}}",
                "{" + MINIMAL + ", 'previous': {'tiers': {'a': null}}}",
                "{" + MINIMAL + ", 'previous': {'ceremonyId': ''}}",
                "{" + MINIMAL + ", 'more': [1]}"
            })
    void shouldAgreeOnDefinitions(String quoted) {
        String json = quoted.replace('\'', '"');

        Set<ValidationMessage> violations = Schemas.violations("ceremony-definition.schema.json", bytes(json));

        assertEquals(isDefinition(json), violations.isEmpty(), () -> json + " " + violations);
    }

    private static boolean isEvent(String json) {
        byte[] key = bytes(Schemas.tree(bytes(json)).path("projectId").asText());
        return new EventDecoder().decode(key, bytes(json), "header-id").isValid();
    }

    private static boolean isDefinition(String json) {
        try {
            DefinitionJson.decode(bytes(json));
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static @Nullable String doubled(@Nullable String quoted) {
        return quoted == null ? null : quoted.replace('\'', '"');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
