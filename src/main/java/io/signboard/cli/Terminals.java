package io.signboard.cli;

/**
 * Whether a person watches: which of the outputs are terminals.
 *
 * @param out whether standard output is one
 * @param err whether standard error is one
 */
public record Terminals(boolean out, boolean err) {

    /** Neither is. */
    public static final Terminals NONE = new Terminals(false, false);

    /** The launcher's word for which outputs are terminals: {@code out}, {@code err}, both with a comma, or neither. */
    private static final String PROPERTY = "signboard.terminals";

    /** What the launcher found out, since Java can't; without it, neither. */
    static Terminals detect() {
        String told = System.getProperty(PROPERTY, "");
        return new Terminals(told.contains("out"), told.contains("err"));
    }
}
