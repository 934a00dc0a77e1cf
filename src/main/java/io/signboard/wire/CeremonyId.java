package io.signboard.wire;

/** The form of a ceremonyId: {@code [A-Za-z0-9._-]{1,200}}, so that it can stand in paths, keys and labels. */
public final class CeremonyId {

    /** The most characters. */
    private static final int MAX_LENGTH = 200;

    private CeremonyId() {}

    /** Whether {@code id} has that form. */
    public static boolean isValid(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && hasAllowedCharacters(id);
    }

    /** Whether {@code id}, of whatever length, has no other characters than that form allows. */
    static boolean hasAllowedCharacters(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isAllowed(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
