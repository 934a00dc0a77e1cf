package io.signboard.admin;

import io.signboard.wire.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reject lies on {@code ceremony.rejects}: {@code partition:offset}.
 *
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record RejectId(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}):([0-9]{1,18})");

    /**
     * Reads {@code partition:offset}.
     *
     * @throws InvalidInputException if the text has another form
     */
    public static RejectId parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidInputException("'" + text + "' is no reject's id, such as 0:17");
        }
        return new RejectId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
