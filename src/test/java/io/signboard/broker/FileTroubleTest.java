package io.signboard.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "No space left on device, the disk is full",
        "Disk quota exceeded, the disk is full",
        "Read-only file system, the disk can only be read",
        "Not a directory, a part of the path is a file and no folder",
        "Input/output error, the disk fails",
        "Too many levels of symbolic links, Too many levels of symbolic links"
    })
    void shouldSayInPlainWordsWhatTheSystemSays(String said, String words) {
        assertEquals(words, FileTrouble.of(new FileSystemException("/data", null, said)));
        assertEquals(words, FileTrouble.of(new IOException(said)));
    }

    @Test
    void shouldFindTheSystemsWordsInALibrarysSentence() {
        assertEquals(
                "the disk is full",
                FileTrouble.of(new IOException("Error while writing x: java.io.IOException: No space left on device")));
    }

    @Test
    void shouldNameTheFileThatIsInTheWay() {
        assertEquals("this user has no right to use /data", FileTrouble.of(new AccessDeniedException("/data")));
        assertEquals("/data is a file and no folder", FileTrouble.of(new FileAlreadyExistsException("/data")));
        assertEquals("/data doesn't exist and can't be made", FileTrouble.of(new NoSuchFileException("/data")));
    }

    @Test
    void shouldNameTheTroubleThatHasNoWords() {
        assertEquals("IOException", FileTrouble.of(new IOException()));
    }
}
