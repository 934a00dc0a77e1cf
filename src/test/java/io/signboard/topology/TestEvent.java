package io.signboard.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A valid event as a test means it, apart from the code that decodes it. Its eventId is its own unless told otherwise. */
record TestEvent(
        String type,
        String eventId,
        String ceremonyId,
        String projectId,
        long revision,
        @Nullable String title,
        String amount,
        String currency,
        @Nullable String sector,
        @Nullable String investorType,
        @Nullable String province,
        String dateSigned) {

    static final String CEREMONY = "expo";
    static final String DATE = "2021-08-23T02:31:07Z";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A project signed at revision 1 in the usual ceremony. */
    static TestEvent signed(String projectId, long amount) {
        return new TestEvent(
                "signed", projectId + "-1", CEREMONY, projectId, 1, null, "" + amount, "CNY", null, null, null, DATE);
    }

    TestEvent amended(long newRevision, long newAmount) {
        return with("amended", projectId + "-" + newRevision, newRevision, "" + newAmount);
    }

    TestEvent withdrawn(long newRevision) {
        return with("withdrawn", projectId + "-" + newRevision, newRevision, amount);
    }

    private TestEvent with(String newType, String newId, long newRevision, String newAmount) {
        return new TestEvent(
                newType,
                newId,
                ceremonyId,
                projectId,
                newRevision,
                title,
                newAmount,
                currency,
                sector,
                investorType,
                province,
                dateSigned);
    }

    TestEvent eventId(String id) {
        return with(type, id, revision, amount);
    }

    TestEvent amount(String newAmount, String newCurrency) {
        return new TestEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                title,
                newAmount,
                newCurrency,
                sector,
                investorType,
                province,
                dateSigned);
    }

    TestEvent ceremony(String id) {
        return new TestEvent(
                type,
                eventId,
                id,
                projectId,
                revision,
                title,
                amount,
                currency,
                sector,
                investorType,
                province,
                dateSigned);
    }

    TestEvent of(@Nullable String newSector, @Nullable String newInvestorType, @Nullable String newProvince) {
        return new TestEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                title,
                amount,
                currency,
                newSector,
                newInvestorType,
                newProvince,
                dateSigned);
    }

    TestEvent title(String newTitle) {
        return new TestEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                newTitle,
                amount,
                currency,
                sector,
                investorType,
                province,
                dateSigned);
    }

    TestEvent at(Instant date) {
        return at(date.toString());
    }

    TestEvent at(String date) {
        return new TestEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                title,
                amount,
                currency,
                sector,
                investorType,
                province,
                date);
    }

    boolean isWithdrawn() {
        return type.equals("withdrawn");
    }

    byte[] key() {
        return projectId.getBytes(StandardCharsets.UTF_8);
    }

    byte[] value() {
        ObjectNode json = JSON.createObjectNode();
        json.put("type", type);
        json.put("eventId", eventId);
        json.put("ceremonyId", ceremonyId);
        json.put("projectId", projectId);
        json.put("revision", revision);
        if (!isWithdrawn()) {
            json.put("title", title);
            json.putObject("value").put("amount", amount).put("currency", currency);
            json.put("sector", sector);
            json.putObject("investor").put("type", investorType);
            json.put("province", province);
            json.put("dateSigned", dateSigned);
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
