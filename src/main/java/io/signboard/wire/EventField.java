package io.signboard.wire;

/** The plain fields of a project event, with their path and their limit in characters. */
enum EventField {
    TYPE("type", 200, true),
    EVENT_ID("eventId", 200, false),
    CEREMONY_ID("ceremonyId", 200, true),
    PROJECT_ID("projectId", 200, false),
    REVISION("revision", Integer.MAX_VALUE, true),
    TITLE("title", 500, false),
    AMOUNT("value.amount", Integer.MAX_VALUE, false),
    CURRENCY("value.currency", Integer.MAX_VALUE, true),
    SECTOR("sector", 500, true),
    INVESTOR_NAME("investor.name", 500, false),
    INVESTOR_TYPE("investor.type", 500, true),
    PROVINCE("province", 500, true),
    DATE_SIGNED("dateSigned", Integer.MAX_VALUE, false),
    REASON("reason", 500, false);

    final String path;
    final int maxLength;

    /** Whether few values come again and again. */
    final boolean repeats;

    EventField(String path, int maxLength, boolean repeats) {
        this.path = path;
        this.maxLength = maxLength;
        this.repeats = repeats;
    }
}
