package io.signboard.wire;

import io.signboard.model.Channel;
import io.signboard.model.Entry;
import io.signboard.model.EventType;
import io.signboard.model.Money;
import io.signboard.model.ProjectEvent;
import io.signboard.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's keys and values. A key is ceremonyId, a zero byte and projectId, so that a ceremony's projects lie
 * together. A value begins with the version of its format. Not for use by several threads at once.
 */
public final class EntryCodec {

    private static final int VERSION = 1;
    private static final byte SEPARATOR = 0;
    private static final List<EventType> TYPES = List.of(EventType.SIGNED, EventType.AMENDED, EventType.WITHDRAWN);
    private static final List<Channel> CHANNELS = List.of(Channel.OFFLINE, Channel.ONLINE, Channel.OFF_SITE);
    private static final List<Reason> VERDICTS = List.of(Reason.CURRENCY_MISMATCH, Reason.BELOW_MINIMUM);

    private final BinaryWriter out = new BinaryWriter();
    private final TextCache repeated = new TextCache();

    /** The key of a project. */
    public static Bytes key(String ceremonyId, String projectId) {
        return Bytes.wrap((ceremonyId + (char) SEPARATOR + projectId).getBytes(StandardCharsets.UTF_8));
    }

    /** The smallest key that a project of this ceremony can have. */
    public static Bytes first(String ceremonyId) {
        return Bytes.wrap((ceremonyId + (char) SEPARATOR).getBytes(StandardCharsets.UTF_8));
    }

    /** A key above every key of this ceremony and below those of any other. */
    public static Bytes last(String ceremonyId) {
        return Bytes.wrap((ceremonyId + (char) (SEPARATOR + 1)).getBytes(StandardCharsets.UTF_8));
    }

    /** The smallest key above {@code key}. */
    public static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }

    /** The ceremony whose project has this key. */
    public static String ceremonyId(Bytes key) {
        return new String(key.get(), 0, separator(key.get()), StandardCharsets.UTF_8);
    }

    /** The same, mostly as the same text again. */
    public String ceremonyId(byte[] key) {
        return repeated.text(key, 0, separator(key));
    }

    private static int separator(byte[] key) {
        int separator = 0;
        while (key[separator] != SEPARATOR) {
            separator++;
        }
        return separator;
    }

    /** The value of an entry. */
    public byte[] encode(Entry entry) {
        ProjectEvent event = entry.event();
        out.reset()
                .oneByte(VERSION)
                .oneByte(TYPES.indexOf(event.type())
                        | CHANNELS.indexOf(entry.channel()) << 2
                        | (entry.reported() == null ? 0 : VERDICTS.indexOf(entry.reported()) + 1) << 4)
                .unsigned(event.revision())
                .unsigned(entry.offset())
                .unsigned(entry.timestamp())
                .text(event.eventId());
        if (event.type() == EventType.WITHDRAWN) {
            out.optional(event.reason());
        } else {
            encodeState(event);
        }
        return out.bytes();
    }

    private void encodeState(ProjectEvent event) {
        Money value = event.requireValue();
        out.unsigned(value.minorUnits())
                .text(value.currency().getCurrencyCode())
                .instant(event.requireDateSigned())
                .optional(event.title())
                .optional(event.sector())
                .optional(event.investorName())
                .optional(event.investorType())
                .optional(event.province());
    }

    /**
     * The entry that a key and a value hold.
     *
     * @throws UnusableStateException if the value is of another format version
     */
    public Entry decode(Bytes key, byte[] value) {
        byte[] id = key.get();
        return decode(id, 0, id.length, value, 0);
    }

    /** The entry of a key from {@code keyStart}, inclusive, to {@code keyEnd}, exclusive, and a value at {@code start}. */
    Entry decode(byte[] keys, int keyStart, int keyEnd, byte[] values, int start) {
        int separator = keyStart;
        while (keys[separator] != SEPARATOR) {
            separator++;
        }
        String ceremonyId = repeated.text(keys, keyStart, separator);
        String projectId = TextCache.decoded(keys, separator + 1, keyEnd);
        BinaryReader in = new BinaryReader(values, start, VERSION, "ledger entry");
        int flags = in.oneByte();
        EventType type = TYPES.get(flags & 3);
        Channel channel = CHANNELS.get(flags >> 2 & 3);
        @Nullable Reason reported = flags >> 4 == 0 ? null : VERDICTS.get((flags >> 4) - 1);
        long revision = in.unsigned();
        long offset = in.unsigned();
        long timestamp = in.unsigned();
        String eventId = in.text();
        ProjectEvent event = type == EventType.WITHDRAWN
                ? new ProjectEvent(
                        type,
                        eventId,
                        ceremonyId,
                        projectId,
                        revision,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        in.optional())
                : decodeState(in, type, eventId, ceremonyId, projectId, revision);
        return new Entry(channel, offset, timestamp, event, reported);
    }

    private static Currency currency(String code) {
        Currency currency = Numbers.currency(code);
        if (currency == null) {
            throw new UnusableStateException(
                    "The state holds an amount in " + code
                            + ", which this version of Java doesn't know: run the program with the one that it ran with before.");
        }
        return currency;
    }

    private ProjectEvent decodeState(
            BinaryReader in, EventType type, String eventId, String ceremonyId, String projectId, long revision) {
        long minorUnits = in.unsigned();
        Currency currency = currency(in.text(repeated));
        Instant dateSigned = in.instant();
        String title = in.optional();
        String sector = in.optional(repeated);
        String investorName = in.optional();
        String investorType = in.optional(repeated);
        String province = in.optional(repeated);
        return new ProjectEvent(
                type,
                eventId,
                ceremonyId,
                projectId,
                revision,
                title,
                new Money(minorUnits, currency),
                sector,
                investorName,
                investorType,
                province,
                dateSigned,
                null);
    }
}
