package io.signboard.wire;

/** The plain fields of a project event, with their path and their limit in characters. */
enum EventField {
    TYPE("type", 200),
    EVENT_ID("eventId", 200),
    CEREMONY_ID("ceremonyId", 200),
    PROJECT_ID("projectId", 200),
    REVISION("revision", Integer.MAX_VALUE),
    TITLE("title", 500),
    AMOUNT("value.amount", Integer.MAX_VALUE),
    CURRENCY("value.currency", Integer.MAX_VALUE),
    SECTOR("sector", 500),
    INVESTOR_NAME("investor.name", 500),
    INVESTOR_TYPE("investor.type", 500),
    PROVINCE("province", 500),
    DATE_SIGNED("dateSigned", Integer.MAX_VALUE),
    REASON("reason", 500);

    final String path;
    final int maxLength;

    EventField(String path, int maxLength) {
        this.path = path;
        this.maxLength = maxLength;
    }
}
