package io.signboard.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signboard.admin.Reject;
import io.signboard.admin.RejectLog;
import io.signboard.wire.JsonFormat;
import io.signboard.wire.RejectOrigin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A reject as one line of JSON. */
final class RejectJson {

    private RejectJson() {}

    /** The line; where the reject has no value, {@code valueFrom} says that it is the original's, or gone. */
    static String line(Reject reject, RejectLog log) {
        RejectOrigin origin = reject.origin();
        ObjectNode line = JsonFormat.trees().createObjectNode();
        line.put("id", reject.id().toString());
        line.put("time", reject.time().toString());
        line.put("reason", origin.refusal().reason().id());
        line.put("detail", origin.refusal().detail());
        line.put("topic", origin.topic());
        line.put("partition", origin.partition());
        line.put("offset", origin.offset());
        putBytes(line, "key", reject.key());
        Optional<byte[]> value = log.value(reject);
        if (reject.value() == null) {
            line.put("valueFrom", value.isPresent() ? "original" : "nowhere");
        }
        putBytes(line, "value", value.orElse(null));
        putHeaders(line, reject.headers());
        try {
            return JsonFormat.trees().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reject could not be written as JSON", e);
        }
    }

    private static void putBytes(ObjectNode line, String name, byte @Nullable [] bytes) {
        if (bytes != null) {
            text(bytes).ifPresent(text -> line.put(name, text));
            line.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static void putHeaders(ObjectNode line, Headers all) {
        ObjectNode headers = line.putObject("headers");
        for (Header header : all) {
            if (!RejectOrigin.isOwn(header.key())) {
                headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
            }
        }
    }

    /** The text that bytes are in UTF-8; nothing if they aren't. */
    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
