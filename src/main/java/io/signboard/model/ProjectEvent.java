package io.signboard.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A valid event of one project: valid without looking at any definition. Absent and empty optional texts are both null.
 *
 * @param type what happened
 * @param eventId identifies the event, 1 to 200 characters
 * @param ceremonyId the ceremony, {@code [A-Za-z0-9._-]{1,200}}
 * @param projectId the project, 1 to 200 characters
 * @param revision counts the states of one project, at least 1
 * @param title the project's title, at most 500 characters
 * @param value what the contract is worth; null only if withdrawn
 * @param sector the sector's id, at most 500 characters
 * @param investorName the investor's name, at most 500 characters
 * @param investorType the investor group's id, at most 500 characters
 * @param province the province's id, at most 500 characters
 * @param dateSigned when the contract was signed; null only if withdrawn
 * @param reason why it was withdrawn, at most 500 characters; null unless withdrawn
 */
public record ProjectEvent(
        EventType type,
        String eventId,
        String ceremonyId,
        String projectId,
        long revision,
        @Nullable String title,
        @Nullable Money value,
        @Nullable String sector,
        @Nullable String investorName,
        @Nullable String investorType,
        @Nullable String province,
        @Nullable Instant dateSigned,
        @Nullable String reason) {

    /** Checks what the type requires. */
    public ProjectEvent {
        Objects.requireNonNull(eventId);
        Objects.requireNonNull(ceremonyId);
        Objects.requireNonNull(projectId);
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, not " + revision);
        }
        if (type != EventType.WITHDRAWN && (value == null || dateSigned == null)) {
            throw new IllegalArgumentException(type.id() + " needs value and dateSigned");
        }
    }

    /** The contract's worth of a signed or amended event. */
    public Money requireValue() {
        return Objects.requireNonNull(value);
    }

    /** The date of a signed or amended event. */
    public Instant requireDateSigned() {
        return Objects.requireNonNull(dateSigned);
    }
}
