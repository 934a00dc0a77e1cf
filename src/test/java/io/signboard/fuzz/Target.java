package io.signboard.fuzz;

/** A decoder and the rules that hold whatever it is given. One thread at a time. */
interface Target {

    /** The name of its folder under {@code fuzz} in the test resources. */
    String name();

    /**
     * Decodes the input, nothing else: what is measured.
     *
     * @return what {@link #check} judges
     */
    Object decode(byte[] input);

    /**
     * Holds what was decoded against the rules.
     *
     * @throws AssertionError if one is broken
     */
    Verdict check(byte[] input, Object decoded);

    /**
     * What became of an input.
     *
     * @param outcome accepted, or the reason why not: one of a few
     * @param sentence why it was refused; empty if it wasn't
     */
    record Verdict(String outcome, String sentence) {

        static final String ACCEPTED = "accepted";

        static Verdict accepted() {
            return new Verdict(ACCEPTED, "");
        }
    }
}
