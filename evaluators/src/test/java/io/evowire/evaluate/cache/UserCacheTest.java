package io.evowire.evaluate.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAsAWholeAndAFailureLeavesTheOldOneAlone() throws IOException {
        Path file = folder.resolve("new").resolve("file");
        for (String text : List.of("old", "newer")) {
            UserCache.write(file, out -> out.write(text.getBytes()));
            assertEquals(text, Files.readString(file));
        }
        assertThrows(IOException.class, () -> UserCache.write(file, out -> {
            out.write(1);
            throw new IOException("the disk is full");
        }));
        assertEquals("newer", Files.readString(file));
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList());
        }
    }
}
