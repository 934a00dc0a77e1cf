package io.signboard.broker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the controller in this program knows of its brokers, by the metrics that Kafka documents. They are one set for the
 * whole program: with two controllers in it nobody could tell whose they are.
 */
final class ControllerGauges {

    private static final String NAME = "kafka.controller:type=KafkaController,name=";
    private static final long PAUSE_MILLIS = 20;

    /** Once the controller is active it has read its whole log, and the gauges follow it at once. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private ControllerGauges() {}

    /**
     * Waits until the controller lets no broker work: it has forgotten the one there was, or there never was one.
     *
     * @param patience how long to wait at most
     * @return whether that came about in time
     * @throws BrokerException if the thread is interrupted
     */
    static boolean awaitNoBroker(Duration patience) {
        long begin = System.nanoTime();
        long active = begin;
        while (System.nanoTime() - begin < patience.toNanos()) {
            if (value("FencedBrokerCount") > 0 && value("ActiveBrokerCount") == 0) {
                return true;
            }
            if (value("ActiveControllerCount") == 0 || value("ActiveBrokerCount") > 0) {
                active = System.nanoTime();
            } else if (System.nanoTime() - active > SETTLED.toNanos()) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** A gauge's value; 0 if it isn't there yet. */
    private static int value(String gauge) {
        try {
            return ((Number) ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(new ObjectName(NAME + gauge), "Value"))
                    .intValue();
        } catch (JMException e) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("The start was interrupted.", e);
        }
    }
}
