package io.signboard.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The broker's folder on disk: checked in full before Kafka touches it, since Kafka halts the program over a folder that it
 * cannot use.
 */
final class DataFolder {

    private static final String LOCK = ".lock";
    private static final String METADATA_LOG = "__cluster_metadata-0";
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";
    private static final String META = MetaPropertiesEnsemble.META_PROPERTIES_NAME;

    /** What a formatting that was cut short, or a start that failed early, may leave behind. */
    private static final Set<String> REMNANTS =
            Set.of(LOCK, META + ".tmp", "bootstrap.checkpoint", "bootstrap.checkpoint.tmp", METADATA_LOG, "lost+found");

    private final Path path;

    DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder when absent, makes sure that this program alone can use it, and formats it when it is new.
     *
     * @throws BrokerException with one sentence if the folder cannot be used
     */
    void prepare(int nodeId, String controllerListener) {
        create();
        requireUnused();
        if (Files.exists(path.resolve(META))) {
            requireOwn(nodeId);
        } else {
            requireEmpty();
            format(nodeId, controllerListener);
        }
    }

    /** Whether a broker was started here before. */
    boolean wasUsed() {
        return Files.exists(path.resolve(METADATA_LOG));
    }

    /**
     * Whether a broker worked here and did not stop cleanly; ask before the next start, which removes the mark.
     */
    boolean wasKilled() {
        return wasUsed() && !Files.exists(path.resolve(CLEAN_SHUTDOWN));
    }

    private void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker's data folder " + path + " cannot be made: " + reason(e)
                            + "; choose another with --data-dir.",
                    e);
        }
    }

    private void requireUnused() {
        Path lockFile = path.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw new BrokerException(
                        "The broker's data folder " + path
                                + " is in use by another running broker: stop that one, or choose another folder with --data-dir.");
            }
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker's data folder " + path + " cannot be written to: " + reason(e)
                            + "; choose another with --data-dir.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void requireOwn(int nodeId) {
        MetaProperties properties = load();
        if (properties == null
                || properties.clusterId().isEmpty()
                || properties.directoryId().isEmpty()
                || properties.nodeId().isEmpty()) {
            throw new BrokerException("The file " + path.resolve(META)
                    + " is damaged: restore it from a backup, or choose another data folder.");
        }
        if (properties.nodeId().getAsInt() != nodeId) {
            throw new BrokerException("The folder " + path + " holds the data of another Kafka node (node.id "
                    + properties.nodeId().getAsInt() + " instead of " + nodeId + "): choose another data folder.");
        }
    }

    private @Nullable MetaProperties load() {
        try {
            return new MetaPropertiesEnsemble.Loader()
                    .addLogDirs(List.of(path.toString()))
                    .addMetadataLogDir(path.toString())
                    .load()
                    .logDirProps()
                    .get(path.toString());
        } catch (IOException e) {
            throw new BrokerException("The file " + path.resolve(META) + " cannot be read: " + reason(e) + ".", e);
        }
    }

    private void requireEmpty() {
        try (Stream<Path> entries = Files.list(path)) {
            boolean foreign = entries.anyMatch(
                    entry -> !REMNANTS.contains(entry.getFileName().toString()));
            if (foreign) {
                throw new BrokerException("The folder " + path
                        + " holds other files and no broker data: choose an empty or a new folder for the broker.");
            }
        } catch (IOException e) {
            throw new BrokerException("The broker's data folder " + path + " cannot be read: " + reason(e) + ".", e);
        }
    }

    private void format(int nodeId, String controllerListener) {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(nodeId)
                    .setControllerListenerName(controllerListener)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                    .addDirectory(path.toString())
                    .setMetadataLogDirectory(path.toString())
                    .run();
        } catch (Exception e) {
            throw new BrokerException(
                    "The broker's data folder " + path + " cannot be made ready: " + reason(e) + ".", e);
        }
    }

    private static String reason(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException trouble) {
                return FileTrouble.of(trouble);
            }
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return FileTrouble.of(new IOException(message));
    }
}
