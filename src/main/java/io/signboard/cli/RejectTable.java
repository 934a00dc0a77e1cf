package io.signboard.cli;

import io.signboard.admin.Reject;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Rejects as lines of a table; a cell that is too wide pushes the others to the right. */
final class RejectTable {

    private static final String FORM = "%-8s  %-20s  %-17s  %-38s  %-20s  %s";

    /** The line above. */
    String head() {
        return String.format(FORM, "ID", "TIME", "REASON", "RECORD", "KEY", "DETAIL");
    }

    /** The line of a reject. */
    String row(Reject reject) {
        return String.format(
                FORM,
                reject.id(),
                reject.time().truncatedTo(ChronoUnit.SECONDS),
                reject.origin().refusal().reason().id(),
                PlainText.of(reject.origin().position()),
                key(reject.key()),
                PlainText.of(reject.origin().refusal().detail()));
    }

    private static String key(byte @Nullable [] key) {
        return key == null ? "(none)" : PlainText.of(new String(key, StandardCharsets.UTF_8));
    }
}
