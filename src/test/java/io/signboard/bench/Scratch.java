package io.signboard.bench;

import io.signboard.app.TemporaryFolder;
import java.util.concurrent.CompletableFuture;

/** The one folder that everything temporary lies in; it goes with the process, however that is told to end. */
final class Scratch {

    private static final String TEMPORARY = "java.io.tmpdir";

    private Scratch() {}

    /** Makes the folder; to be called before anything temporary is made. At the end the child processes are killed too. */
    static void open() {
        TemporaryFolder folder = TemporaryFolder.create("signboard-bench");
        System.setProperty(TEMPORARY, folder.path().toString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(folder), "clear-scratch"));
    }

    private static void clear(TemporaryFolder folder) {
        ProcessHandle.current().descendants().forEach(child -> {
            CompletableFuture<ProcessHandle> end = child.onExit();
            child.destroyForcibly();
            end.join();
        });
        folder.close();
    }

    /** The option that makes a child process use the folder. */
    static String option() {
        return "-D" + TEMPORARY + "=" + System.getProperty(TEMPORARY);
    }
}
