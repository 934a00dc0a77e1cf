package io.signboard.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An embedded broker in a program of its own, so that a test can kill it. */
final class BrokerProcess implements AutoCloseable {

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path folder) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BrokerProcess.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new BrokerProcess(process, firstAddress(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Ends the program as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String firstAddress(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("127.0.0.1:")) {
                return line;
            }
        }
        throw new IOException("The broker ended before it had an address");
    }

    /** Starts the broker, prints its address and waits to be killed. */
    @SuppressWarnings({"resource", "SystemOut"})
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(Path.of(arguments[0]), 0));
        broker.start();
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
