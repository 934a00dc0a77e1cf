package io.signboard.wire;

import io.signboard.model.Channel;
import io.signboard.model.ChannelTotals;
import io.signboard.model.Partial;
import io.signboard.model.Project;
import io.signboard.model.Total;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Partial updates and their parts as small binary values. */
public final class PartialCodec {

    /** Reads and writes partial updates. */
    public static final Serde<PartialUpdate> SERDE = new FunctionSerde<>(PartialCodec::encode, PartialCodec::decode);

    /** Reads and writes what is remembered of them: a program that knows no remembered minutes must not take it up. */
    public static final Serde<PartialUpdate> STORED =
            new FunctionSerde<>(PartialCodec::encodeStored, PartialCodec::decodeStored);

    private static final int VERSION = 1;
    private static final int WITH_REMEMBERED_MINUTES = 2;
    private static final String WHAT = "partial tally";

    private PartialCodec() {}

    private static byte[] encode(PartialUpdate update) {
        return encode(update, VERSION);
    }

    private static byte[] encodeStored(PartialUpdate update) {
        boolean remembers = !update.isChunk() && !update.minutes().isEmpty();
        return encode(update, remembers ? WITH_REMEMBERED_MINUTES : VERSION);
    }

    private static byte[] encode(PartialUpdate update, int version) {
        BinaryWriter out = new BinaryWriter()
                .oneByte(version)
                .text(update.ceremonyId())
                .unsigned(update.partition())
                .unsigned(update.definitionVersion())
                .unsigned(update.newestInput())
                .oneByte(update.snapshot() ? 1 : 0)
                .unsigned(update.chunk());
        for (Channel channel : Channel.ALL) {
            out.unsigned(update.bounds().getOrDefault(channel, 0L));
        }
        out.unsigned(update.minutes().size());
        update.minutes().forEach((minute, totals) -> channelTotals(out.signed(minute), totals));
        EncodedPartial partial = update.partial();
        out.oneByte(partial == null ? 0 : 1);
        if (partial != null) {
            out.raw(partial.bytes());
        }
        return out.bytes();
    }

    private static PartialUpdate decode(byte[] bytes) {
        return decode(bytes, VERSION);
    }

    private static PartialUpdate decodeStored(byte[] bytes) {
        return decode(bytes, bytes[0] == VERSION ? VERSION : WITH_REMEMBERED_MINUTES);
    }

    private static PartialUpdate decode(byte[] bytes, int version) {
        BinaryReader in = new BinaryReader(bytes, version, WHAT);
        String ceremonyId = in.text();
        int partition = in.size();
        long definitionVersion = in.unsigned();
        long newestInput = in.unsigned();
        boolean snapshot = in.oneByte() == 1;
        int chunk = in.size();
        Map<Channel, Long> bounds = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.ALL) {
            bounds.put(channel, in.unsigned());
        }
        Map<Long, ChannelTotals> minutes = new HashMap<>();
        for (int i = in.size(); i > 0; i--) {
            minutes.put(in.signed(), channelTotals(in));
        }
        @Nullable EncodedPartial partial = in.oneByte() == 0 ? null : new EncodedPartial(in.rest());
        return new PartialUpdate(
                ceremonyId, partition, definitionVersion, bounds, newestInput, snapshot, chunk, minutes, partial);
    }

    /** The tally's part of an update, which is its end. */
    static byte[] encode(Partial partial) {
        BinaryWriter out = new BinaryWriter();
        out.unsigned(partial.totals().size());
        partial.totals().forEach(total -> total(out, total));
        projects(out, partial.smallest());
        projects(out, partial.largest());
        projects(out, partial.latest());
        return out.bytes();
    }

    /** Reads {@link #encode(Partial)}. */
    static Partial partial(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        List<Total> totals = new ArrayList<>();
        for (int i = in.size(); i > 0; i--) {
            totals.add(total(in));
        }
        return new Partial(totals, projects(in), projects(in), projects(in));
    }

    /** Writes the totals of a minute or a window. */
    static void channelTotals(BinaryWriter out, ChannelTotals totals) {
        Channel.ALL.forEach(channel -> total(out, totals.of(channel)));
    }

    /** Reads the totals of a minute or a window. */
    static ChannelTotals channelTotals(BinaryReader in) {
        ChannelTotals totals = new ChannelTotals();
        Channel.ALL.forEach(channel -> totals.add(channel, total(in)));
        return totals;
    }

    private static void total(BinaryWriter out, Total total) {
        out.signed(total.projects()).signed(total.high()).unsigned(total.low());
    }

    private static Total total(BinaryReader in) {
        return new Total(in.signed(), in.signed(), in.unsigned());
    }

    private static void projects(BinaryWriter out, List<Project> projects) {
        out.unsigned(projects.size());
        for (Project project : projects) {
            out.text(project.projectId())
                    .optional(project.title())
                    .unsigned(project.minorUnits())
                    .text(project.channel().id())
                    .optional(project.sector())
                    .optional(project.investorName())
                    .optional(project.investorType())
                    .optional(project.province())
                    .instant(project.dateSigned());
        }
    }

    private static List<Project> projects(BinaryReader in) {
        List<Project> projects = new ArrayList<>();
        for (int i = in.size(); i > 0; i--) {
            projects.add(new Project(
                    in.text(),
                    in.optional(),
                    in.unsigned(),
                    Channel.of(in.text()).orElseThrow(),
                    in.optional(),
                    in.optional(),
                    in.optional(),
                    in.optional(),
                    in.instant()));
        }
        return projects;
    }
}
