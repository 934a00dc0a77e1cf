package io.signboard.board.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/**
 * A text file that a browser gets. It may keep the file but asks each time whether it is still the same, so that a reload
 * shows a new version of the program at once.
 */
final class Asset {

    private final String mediaType;
    private final String tag;
    private final byte[] plain;
    private final byte[] gzipped;

    /**
     * Prepares all that is sent later.
     *
     * @param mediaType its type; the text is UTF-8
     * @param version a text without quotes that changes whenever the file does
     */
    Asset(String mediaType, String version, byte[] content) {
        this.mediaType = mediaType + ";charset=utf-8";
        this.tag = '"' + version + '"';
        this.plain = content;
        this.gzipped = gzip(content);
    }

    /** Answers with the file, or says that the browser's copy still is the same. */
    void answer(Context context) {
        context.header("Cache-Control", "no-cache").header("ETag", "W/" + tag).header("Vary", "Accept-Encoding");
        String known = context.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else if (takesGzip(context.header("Accept-Encoding"))) {
            context.contentType(mediaType).header("Content-Encoding", "gzip");
            Body.answer(context, gzipped);
        } else {
            context.contentType(mediaType);
            Body.answer(context, plain);
        }
    }

    private static boolean takesGzip(@Nullable String accepted) {
        QuotedQualityCSV encodings = new QuotedQualityCSV();
        encodings.addValue(accepted);
        List<String> wanted = encodings.getValues();
        return wanted.contains("gzip");
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
