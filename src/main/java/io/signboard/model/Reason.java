package io.signboard.model;

import java.util.Arrays;
import java.util.Optional;

/** Why a record is refused, in the order in which the reasons apply: a record is refused for its first. */
public enum Reason {
    /** The record lies in another partition than Kafka's default partitioner gives its key. */
    MISPLACED("misplaced"),
    /** Not one JSON object in UTF-8, or a name twice, or an object where a plain value belongs or the reverse. */
    MALFORMED("malformed"),
    /** A required field is absent, null or empty. */
    MISSING_FIELD("missing-field"),
    /** An unknown event type, or text that is not a string or not of the form required. */
    BAD_TYPE("bad-type"),
    /** A text is longer than its limit. */
    TOO_LONG("too-long"),
    /** The record's key is not the event's projectId. */
    KEY_MISMATCH("key-mismatch"),
    /** The revision is not an integer of at least 1. */
    BAD_REVISION("bad-revision"),
    /** The amount is no number, out of bounds or too precise, or the currency is unknown. */
    BAD_AMOUNT("bad-amount"),
    /** The date is not an RFC 3339 date-time. */
    BAD_DATE("bad-date"),
    /** Another event with the same revision and other content counts instead. */
    CONFLICT("conflict"),
    /** The definition wants another currency. */
    CURRENCY_MISMATCH("currency-mismatch"),
    /** The amount lies below the definition's minimum. */
    BELOW_MINIMUM("below-minimum");

    private final String id;

    Reason(String id) {
        this.id = id;
    }

    /** The reason's name in headers and labels. */
    public String id() {
        return id;
    }

    /** The reason called {@code id}, if there is one. */
    public static Optional<Reason> of(String id) {
        return Arrays.stream(values()).filter(r -> r.id.equals(id)).findFirst();
    }
}
