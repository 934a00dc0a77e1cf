package io.signboard.feed;

/** What a generated line does. */
public enum LineKind {
    /** Signs a project not seen before. */
    NEW,
    /** Corrects a project by a higher revision. */
    AMENDED,
    /** Withdraws a project by a higher revision. */
    WITHDRAWN,
    /** Repeats an event as it was. */
    DUPLICATE,
    /** Gives a revision that exists another content under another eventId. */
    CONFLICT,
    /** Corrects a project by a higher revision on another channel. */
    MOVED,
    /** Brings a revision that a higher one has overtaken. */
    STALE,
    /** Carries something that must be refused. */
    BAD
}
