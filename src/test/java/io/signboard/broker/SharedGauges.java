package io.signboard.broker;

import java.nio.file.Path;

/**
 * Kafka's gauges are one set for a whole JVM, of the controller that started first, until any of them ends. A program has one
 * embedded broker; a test run may have left another one working.
 */
final class SharedGauges {

    private SharedGauges() {}

    /** Has the controller that starts next get gauges of its own. */
    static void clear(Path emptyFolder) {
        EmbeddedBroker passing = new EmbeddedBroker(new BrokerSettings(emptyFolder, 0));
        passing.start();
        passing.close();
    }
}
