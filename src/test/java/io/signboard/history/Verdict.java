package io.signboard.history;

/**
 * What a reject says of a record.
 *
 * @param reason why it is refused
 * @param onArrival whether the record's bytes are there, so that it was refused when it arrived
 * @param at where the reject lies
 */
record Verdict(String reason, boolean onArrival, Position at) {

    boolean isConflict() {
        return reason.equals("conflict");
    }
}
