package io.signboard.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import io.signboard.model.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record into a project event or says why it isn't one: the first {@link Reason} that applies, from
 * {@link Reason#MALFORMED} to {@link Reason#BAD_DATE}. Nothing escapes but the decision. Not for use by several threads at
 * once.
 */
public final class EventDecoder {

    private static final EventField[] ALWAYS_REQUIRED = {
        EventField.TYPE, EventField.EVENT_ID, EventField.CEREMONY_ID, EventField.PROJECT_ID
    };
    private static final EventField[] STATE_REQUIRED = {EventField.AMOUNT, EventField.CURRENCY, EventField.DATE_SIGNED};
    private static final EventField[] ALWAYS_TEXTS = ALWAYS_REQUIRED;
    private static final EventField[] STATE_TEXTS = {
        EventField.TITLE, EventField.SECTOR, EventField.INVESTOR_NAME, EventField.INVESTOR_TYPE, EventField.PROVINCE
    };
    private static final EventField[] WITHDRAWAL_TEXTS = {EventField.REASON};

    private final EventDraft draft = new EventDraft();
    private final EventScanner scanner = new EventScanner(draft);

    /**
     * Decodes one record.
     *
     * @param key the record's key
     * @param value the record's value
     * @param headerId the {@code ce_id} header, which serves as eventId when the payload has none
     */
    public Decoded decode(byte @Nullable [] key, byte @Nullable [] value, @Nullable String headerId) {
        return decode(key, value, () -> headerId);
    }

    /** Decodes one record with its headers, which are looked at only when the payload has no eventId. */
    public Decoded decodeRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return decode(key, value, () -> CloudEvent.id(headers));
    }

    private Decoded decode(byte @Nullable [] key, byte @Nullable [] value, HeaderId headerId) {
        Refusal malformed = value == null ? refusal(Reason.MALFORMED, "The record has no value.") : read(value);
        return malformed != null ? Decoded.refused(malformed) : judge(key, headerId);
    }

    /** The {@code ce_id} header, if there is one. */
    @FunctionalInterface
    private interface HeaderId {
        @Nullable
        String get();
    }

    private @Nullable Refusal read(byte[] value) {
        if (value.length == 0) {
            return refusal(Reason.MALFORMED, "The value is empty; it must be one JSON object.");
        }
        if (!Unicode.isUtf8(value)) {
            return refusal(Reason.MALFORMED, "The value is not UTF-8.");
        }
        if (Unicode.isUtf16Or32(value)) {
            return refusal(Reason.MALFORMED, "The value holds NUL bytes; it must be JSON in UTF-8.");
        }
        return scanner.read(value) ? null : parse(value);
    }

    private @Nullable Refusal parse(byte[] value) {
        try (JsonParser json = JsonFormat.factory().createParser(value)) {
            new EventParser(json, draft).read();
            return null;
        } catch (EventParser.Malformed e) {
            return e.refusal();
        } catch (IOException e) {
            return refusal(Reason.MALFORMED, "The value is not JSON: " + JsonErrors.sentence(e));
        }
    }

    private Decoded judge(byte @Nullable [] key, HeaderId headerId) {
        String typeText = draft.text(EventField.TYPE);
        @Nullable
        EventType type = typeText == null ? null : EventType.of(typeText).orElse(null);
        boolean withdrawn = type == EventType.WITHDRAWN;
        String eventId =
                draft.text(EventField.EVENT_ID) == null ? emptyAsNull(headerId.get()) : draft.text(EventField.EVENT_ID);
        Refusal refusal = missing(type, eventId);
        refusal = refusal != null ? refusal : badType(type, withdrawn);
        refusal = refusal != null ? refusal : tooLong(eventId, withdrawn);
        refusal = refusal != null ? refusal : keyMismatch(key);
        return refusal != null || type == null || eventId == null
                ? Decoded.refused(refusal == null ? unknownType() : refusal)
                : figures(type, eventId);
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private @Nullable Refusal missing(@Nullable EventType type, @Nullable String eventId) {
        for (EventField field : ALWAYS_REQUIRED) {
            boolean there = field == EventField.EVENT_ID ? eventId != null : draft.text(field) != null;
            if (!there) {
                return missing(field);
            }
        }
        if (type != null && type != EventType.SIGNED && draft.text(EventField.REVISION) == null) {
            return missing(EventField.REVISION);
        }
        if (type != null && type != EventType.WITHDRAWN) {
            for (EventField field : STATE_REQUIRED) {
                if (draft.text(field) == null) {
                    return missing(field);
                }
            }
        }
        return null;
    }

    private static Refusal missing(EventField field) {
        return refusal(Reason.MISSING_FIELD, "'" + field.path + "' is required.");
    }

    private @Nullable Refusal badType(@Nullable EventType type, boolean withdrawn) {
        Refusal refusal = notStrings(ALWAYS_TEXTS);
        if (refusal == null && type == null) {
            refusal = unknownType();
        }
        refusal = refusal != null ? refusal : badCeremonyId();
        return refusal != null ? refusal : notStrings(withdrawn ? WITHDRAWAL_TEXTS : STATE_TEXTS);
    }

    private @Nullable Refusal notStrings(EventField[] fields) {
        for (EventField field : fields) {
            if (draft.text(field) != null && !draft.isString(field)) {
                return refusal(Reason.BAD_TYPE, "'" + field.path + "' must be a string.");
            }
        }
        return null;
    }

    private Refusal unknownType() {
        return refusal(
                Reason.BAD_TYPE, "'type' must be signed, amended or withdrawn, not '" + quoted(EventField.TYPE) + "'.");
    }

    private @Nullable Refusal tooLong(@Nullable String eventId, boolean withdrawn) {
        if (eventId != null && Unicode.length(eventId) > EventField.EVENT_ID.maxLength) {
            return tooLong(EventField.EVENT_ID);
        }
        Refusal refusal = tooLong(ALWAYS_TEXTS);
        return refusal != null ? refusal : tooLong(withdrawn ? WITHDRAWAL_TEXTS : STATE_TEXTS);
    }

    private @Nullable Refusal tooLong(EventField[] fields) {
        for (EventField field : fields) {
            String text = draft.text(field);
            if (text != null && text.length() > field.maxLength && Unicode.length(text) > field.maxLength) {
                return tooLong(field);
            }
        }
        return null;
    }

    private static Refusal tooLong(EventField field) {
        return refusal(Reason.TOO_LONG, "'" + field.path + "' must have at most " + field.maxLength + " characters.");
    }

    private @Nullable Refusal badCeremonyId() {
        String id = draft.text(EventField.CEREMONY_ID);
        return id == null || CeremonyId.hasAllowedCharacters(id)
                ? null
                : refusal(
                        Reason.BAD_TYPE,
                        "'ceremonyId' must consist of letters, digits, '.', '_' and '-', not '"
                                + quoted(EventField.CEREMONY_ID) + "'.");
    }

    private @Nullable Refusal keyMismatch(byte @Nullable [] key) {
        String projectId = draft.text(EventField.PROJECT_ID);
        if (key == null) {
            return refusal(Reason.KEY_MISMATCH, "The record has no key; it must be the projectId.");
        }
        return projectId != null && Unicode.isUtf8Of(key, projectId)
                ? null
                : refusal(
                        Reason.KEY_MISMATCH,
                        "The record's key must be the projectId '" + quoted(EventField.PROJECT_ID) + "'.");
    }

    private Decoded figures(EventType type, String eventId) {
        long revision = revision();
        if (revision < 1) {
            return Decoded.refused(refusal(
                    Reason.BAD_REVISION,
                    "'revision' must be an integer of at least 1, not '" + quoted(EventField.REVISION) + "'."));
        }
        if (type == EventType.WITHDRAWN) {
            return Decoded.valid(event(type, eventId, revision, null, null));
        }
        Currency currency = currency();
        if (currency == null) {
            return Decoded.refused(refusal(
                    Reason.BAD_AMOUNT,
                    "'value.currency' must be an ISO 4217 currency, not '" + quoted(EventField.CURRENCY) + "'."));
        }
        long minorUnits = minorUnits(currency);
        if (minorUnits < 1 || minorUnits > Money.maxMinorUnits(currency)) {
            return Decoded.refused(badAmount(currency));
        }
        String date = draft.text(EventField.DATE_SIGNED);
        Instant dateSigned = date == null || !draft.isString(EventField.DATE_SIGNED) ? null : Rfc3339.parse(date);
        if (dateSigned == null) {
            return Decoded.refused(refusal(
                    Reason.BAD_DATE,
                    "'dateSigned' must be an RFC 3339 date-time with an offset, not '" + quoted(EventField.DATE_SIGNED)
                            + "'."));
        }
        Money value = new Money(minorUnits, currency);
        return Decoded.valid(event(type, eventId, revision, value, dateSigned));
    }

    /** The revision, or a number below 1 if it is none. */
    private long revision() {
        String text = draft.text(EventField.REVISION);
        if (text == null) {
            boolean isEmpty = draft.isString(EventField.REVISION);
            return isEmpty ? Numbers.NONE : 1;
        }
        return draft.isNumber(EventField.REVISION) ? Numbers.units(text, 0) : Numbers.NONE;
    }

    private @Nullable Currency currency() {
        String code = draft.text(EventField.CURRENCY);
        return code == null || !draft.isString(EventField.CURRENCY) ? null : Numbers.currency(code);
    }

    /** The amount in minor units, if it can be told in these; its bounds are not looked at. */
    private long minorUnits(Currency currency) {
        String text = draft.text(EventField.AMOUNT);
        boolean number = draft.isNumber(EventField.AMOUNT) || draft.isString(EventField.AMOUNT);
        return text == null || !number ? Numbers.NONE : Numbers.units(text, currency.getDefaultFractionDigits());
    }

    private Refusal badAmount(Currency currency) {
        return refusal(
                Reason.BAD_AMOUNT,
                "'value.amount' must be a number above 0 and up to " + MAX_AMOUNT + " with at most "
                        + currency.getDefaultFractionDigits() + " digits behind the point for "
                        + currency.getCurrencyCode() + ", not '" + quoted(EventField.AMOUNT) + "'.");
    }

    private static final String MAX_AMOUNT = new BigDecimal(Money.MAX_AMOUNT.toBigInteger()).toPlainString();

    private ProjectEvent event(
            EventType type, String eventId, long revision, @Nullable Money value, @Nullable Instant dateSigned) {
        boolean state = type != EventType.WITHDRAWN;
        return new ProjectEvent(
                type,
                eventId,
                required(EventField.CEREMONY_ID),
                required(EventField.PROJECT_ID),
                revision,
                state ? draft.text(EventField.TITLE) : null,
                value,
                state ? draft.text(EventField.SECTOR) : null,
                state ? draft.text(EventField.INVESTOR_NAME) : null,
                state ? draft.text(EventField.INVESTOR_TYPE) : null,
                state ? draft.text(EventField.PROVINCE) : null,
                dateSigned,
                state ? null : draft.text(EventField.REASON));
    }

    private String required(EventField field) {
        String text = draft.text(field);
        if (text == null) {
            throw new IllegalStateException(field.path + " was checked before");
        }
        return text;
    }

    private String quoted(EventField field) {
        String text = draft.text(field);
        return text == null ? "" : Quoted.shortened(text);
    }

    private static Refusal refusal(Reason reason, String detail) {
        return new Refusal(reason, detail);
    }
}
