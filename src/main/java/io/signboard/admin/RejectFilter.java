package io.signboard.admin;

import io.signboard.model.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which rejects are wanted: those that meet every condition.
 *
 * @param ids these alone; all if empty
 * @param reasons refused for one of these; for any if empty
 * @param since reported then or later
 * @param ceremonyId whose bytes, or whose original's, are JSON that names this ceremony
 */
public record RejectFilter(
        Set<RejectId> ids, Set<Reason> reasons, Optional<Instant> since, Optional<String> ceremonyId) {

    /** Copies the sets. */
    public RejectFilter {
        ids = Set.copyOf(ids);
        reasons = Set.copyOf(reasons);
    }

    /** Whether a reject meets the conditions that it can be asked for by itself; the ceremony may need the original. */
    boolean admits(Reject reject) {
        return (ids.isEmpty() || ids.contains(reject.id()))
                && (reasons.isEmpty()
                        || reasons.contains(reject.origin().refusal().reason()))
                && (since.isEmpty() || !reject.time().isBefore(since.get()));
    }
}
