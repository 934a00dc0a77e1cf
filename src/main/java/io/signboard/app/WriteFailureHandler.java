package io.signboard.app;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Lets no record be skipped that can't be written: the transaction is given up, and the engine is told. Kafka Streams makes
 * it by its name and finds whom to tell in the settings.
 */
public final class WriteFailureHandler implements ProductionExceptionHandler {

    /** The setting that holds the {@link WriteFailures}. */
    static final String FAILURES = "signboard.write.failures";

    private @Nullable WriteFailures failures;

    /** Not yet configured. */
    public WriteFailureHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        failures = (WriteFailures) configs.get(FAILURES);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        Objects.requireNonNull(failures).add(record, exception);
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return Response.fail();
    }
}
