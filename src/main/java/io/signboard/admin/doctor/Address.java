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
        /** Somebody listens there. */
        CONNECTED,
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

    /** Connects and hangs up. */
    Outcome connect(Duration patience) {
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
            socket.connect(where, (int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
            return Outcome.CONNECTED;
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
            case MALFORMED -> Finding.wrong(subject + " is not HOST:PORT.", mend);
            case UNKNOWN_HOST -> Finding.wrong(subject + " has a host name that is not known here.", mend);
            case REFUSED -> Finding.wrong(subject + " refuses connections: nobody listens there.", mend);
            case SILENT ->
                Finding.wrong(subject + " can't be reached: nothing came back in time, or no way leads there.", mend);
        };
    }
}
