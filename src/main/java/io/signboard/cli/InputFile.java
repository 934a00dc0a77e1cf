package io.signboard.cli;

import io.signboard.wire.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command reads whole. */
final class InputFile {

    private InputFile() {}

    /**
     * The file's bytes.
     *
     * @throws InvalidInputException naming the file, if it can't be read
     */
    static byte[] read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new InvalidInputException(path + " is a folder, not a file.");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("The file " + path + " does not exist.");
        } catch (AccessDeniedException e) {
            throw new InvalidInputException("The file " + path + " may not be read by this user.");
        } catch (IOException e) {
            throw new InvalidInputException("The file " + path + " can't be read: " + e.getMessage() + ".");
        }
    }
}
