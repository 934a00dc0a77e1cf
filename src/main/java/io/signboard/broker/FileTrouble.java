package io.signboard.broker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What the operating system has against a file, in words for the person who named it. */
public final class FileTrouble {

    private FileTrouble() {}

    /** Words that follow a colon and have no full stop. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "this user has no right to use " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return ((FileSystemException) e).getFile() + " is a file and no folder";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " doesn't exist and can't be made";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : plain(reason);
    }

    private static String plain(String reason) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "no space left on device", "disk quota exceeded" -> "the disk is full";
            case "read-only file system" -> "the disk can only be read";
            case "not a directory" -> "a part of the path is a file and no folder";
            case "input/output error" -> "the disk fails";
            default -> reason;
        };
    }
}
