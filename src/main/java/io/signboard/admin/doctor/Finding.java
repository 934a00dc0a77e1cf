package io.signboard.admin.doctor;

/**
 * One thing that was found.
 *
 * @param kind how bad it is
 * @param sentence what is the case, with its full stop; holds no value of a setting of the user's, which may be secret
 * @param mend what to do about it, as a sentence; empty if there is nothing to do or the sentence says it already
 */
public record Finding(Kind kind, String sentence, String mend) {

    /** How bad a finding is. */
    public enum Kind {
        /** As it should be. */
        OK("ok"),
        /** Worth a look: it works, but not as well or as safely as it could, or nobody could tell. */
        NOTE("note"),
        /** Something doesn't work, or could make figures wrong. */
        WRONG("wrong");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that people read. */
        public String word() {
            return word;
        }
    }

    static Finding ok(String sentence) {
        return new Finding(Kind.OK, sentence, "");
    }

    static Finding note(String sentence, String mend) {
        return new Finding(Kind.NOTE, sentence, mend);
    }

    static Finding wrong(String sentence, String mend) {
        return new Finding(Kind.WRONG, sentence, mend);
    }

    /** The finding and its mending as one text. */
    public String text() {
        return mend.isEmpty() ? sentence : sentence + " " + mend;
    }
}
