package io.signboard.wire;

import io.signboard.model.ProjectEvent;
import io.signboard.model.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record's event, or why it has none: exactly one of the two. */
public final class Decoded {

    private final @Nullable ProjectEvent event;
    private final @Nullable Refusal refusal;

    private Decoded(@Nullable ProjectEvent event, @Nullable Refusal refusal) {
        this.event = event;
        this.refusal = refusal;
    }

    /** A record that holds this event. */
    public static Decoded valid(ProjectEvent event) {
        return new Decoded(event, null);
    }

    /** A record that is refused. */
    public static Decoded refused(Refusal refusal) {
        return new Decoded(null, refusal);
    }

    /** Whether there is an event. */
    public boolean isValid() {
        return event != null;
    }

    /** The event of a valid record. */
    public ProjectEvent event() {
        return Objects.requireNonNull(event);
    }

    /** Why the record is refused, if it isn't valid. */
    public Refusal refusal() {
        return Objects.requireNonNull(refusal);
    }
}
