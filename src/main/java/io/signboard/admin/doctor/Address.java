package io.signboard.admin.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Where a broker should be.
 *
 * @param text as it was given
 */
record Address(String text) {

    /** What came of an attempt to connect. */
    enum Outcome {
        /** A broker listens there, as far as could be asked. */
        CONNECTED,
        /** Somebody listens there who is no broker, or doesn't say so. */
        NO_BROKER,
        /** Somebody listens there who wants to be spoken to in TLS. */
        WANTS_TLS,
        /** It isn't HOST:PORT. */
        MALFORMED,
        /** No name server knows the host. */
        UNKNOWN_HOST,
        /** The host is there and nobody listens at the port. */
        REFUSED,
        /** Nothing came back in time, or no way leads there. */
        SILENT
    }

    private static final int MOST_PORT = 65_535;

    /**
     * Connects, asks whether a broker is there, and hangs up.
     *
     * @param patience how long to wait for each of the two
     * @param tls whether brokers are spoken to in TLS; they are not asked then, since Kafka's client notices who is none
     */
    Outcome connect(Duration patience, boolean tls) {
        int colon = text.lastIndexOf(':');
        int port = colon < 1 ? 0 : port(text.substring(colon + 1));
        if (port < 1 || port > MOST_PORT) {
            return Outcome.MALFORMED;
        }
        InetSocketAddress where = new InetSocketAddress(host(text.substring(0, colon)), port);
        if (where.isUnresolved()) {
            return Outcome.UNKNOWN_HOST;
        }
        try (Socket socket = new Socket()) {
            int millis = (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
            socket.connect(where, millis);
            socket.setSoTimeout(millis);
            return tls ? Outcome.CONNECTED : Greeting.of(socket);
        } catch (ConnectException e) {
            return Outcome.REFUSED;
        } catch (IOException e) {
            return Outcome.SILENT;
        }
    }

    private static int port(String digits) {
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }

    /** Without a protocol before it, which Kafka passes over, and the brackets of IPv6. */
    private static String host(String given) {
        String host = given.substring(given.indexOf("://") < 0 ? 0 : given.indexOf("://") + "://".length());
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The finding about an outcome other than {@link Outcome#CONNECTED}. */
    static Finding finding(String subject, String mend, Outcome outcome) {
        return switch (outcome) {
            case CONNECTED -> Finding.ok(subject + " accepts connections.");
            case NO_BROKER ->
                Finding.wrong(
                        subject + " accepts connections and does not answer as a broker.",
                        "Is it a port for clients, and is security.protocol the listener's?");
            case WANTS_TLS ->
                Finding.wrong(
                        subject + " wants TLS.", "Set security.protocol to SSL or SASL_SSL, and what goes with it.");
            case MALFORMED -> Finding.wrong(subject + " is not HOST:PORT.", mend);
            case UNKNOWN_HOST -> Finding.wrong(subject + " has a host name that is not known here.", mend);
            case REFUSED -> Finding.wrong(subject + " refuses connections: nobody listens there.", mend);
            case SILENT ->
                Finding.wrong(subject + " can't be reached: nothing came back in time, or no way leads there.", mend);
        };
    }
}
