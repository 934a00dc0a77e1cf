package io.signboard.broker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;

/** What the operating system has against a file, in words for the person who named it. */
public final class FileTrouble {

    /** What systems say, which libraries put into sentences of their own. */
    private static final Map<String, String> WORDS = Map.of(
            "no space left on device", "the disk is full",
            "disk quota exceeded", "the disk is full",
            "file too large", "the file may not grow that large",
            "read-only file system", "the disk can only be read",
            "not a directory", "a part of the path is a file and no folder",
            "input/output error", "the disk fails");

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
        String lower = reason.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(words -> lower.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(reason);
    }
}
