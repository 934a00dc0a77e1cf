package io.signboard.app;

import io.signboard.broker.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The processor's folder, held by this program alone. The hold ends with the program, however that ends. */
final class StateFolder implements AutoCloseable {

    private static final String LOCK = ".signboard-lock";

    private final FileChannel lock;

    private StateFolder(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Makes the folder when absent and takes hold of it.
     *
     * @throws AppException if it can't be used, or another program holds it
     */
    static StateFolder hold(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new AppException("Another running processor uses the folder " + path.toAbsolutePath()
                        + ": stop that one, or give this one another folder with --data-dir.");
            }
            return new StateFolder(channel);
        } catch (IOException e) {
            throw new AppException(
                    "The processor's folder " + path.toAbsolutePath() + " can't be used: " + FileTrouble.of(e)
                            + "; choose another with --data-dir.",
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another program in this process holds it
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
