package io.signboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder or a port that can't be had, which is found out before anything is started. */
final class RefusedStartTest {

    private final TestProgram program = new TestProgram();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "text");
    }

    @Test
    void shouldRefuseAFolderBelowAFileForTheBroker() {
        assertEquals(1, program.run("run", "--data-dir", file.resolve("data").toString(), "--broker-port", "0"));

        assertEquals(
                "The broker's data folder " + file
                        + "/data/broker cannot be made: a part of the path is a file and no folder; choose another with"
                        + " --data-dir.",
                program.err().strip());
    }

    @Test
    void shouldRefuseAFolderBelowAFileForTheProcessor() {
        assertEquals(
                1, program.run("process", "--data-dir", file.resolve("data").toString()));

        assertEquals(
                "Broker    127.0.0.1:9092" + System.lineSeparator() + "The processor's folder " + file
                        + "/data/state can't be used: a part of the path is a file and no folder; choose another with"
                        + " --data-dir.",
                program.err().strip());
    }

    @Test
    void shouldRefuseAFileInPlaceOfTheProcessorsFolder() throws IOException {
        Files.writeString(folder.resolve("state"), "text");

        assertEquals(1, program.run("process", "--data-dir", folder.toString()));

        assertEquals(
                "Broker    127.0.0.1:9092" + System.lineSeparator() + "The processor's folder " + folder
                        + "/state can't be used: " + folder
                        + "/state is a file and no folder; choose another with --data-dir.",
                program.err().strip());
    }

    @Test
    void shouldNameThePortThatIsTakenAndTheOptionThatChoosesAnother() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = String.valueOf(holder.getLocalPort());

            assertEquals(
                    1, program.run("run", "--data-dir", folder.resolve("data").toString(), "--broker-port", port));

            assertEquals(
                    "The broker cannot listen on 127.0.0.1:" + port + " (Address already in use): stop the program that"
                            + " holds the port, or choose another with --broker-port.",
                    program.err().strip());
        }
    }
}
