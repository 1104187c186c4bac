package io.evowire.run.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.ModelStore;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalModelStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path directory;
    private RunFiles files = new RunFiles(Path.of(""));

    @BeforeEach
    void open() throws IOException {
        files = new RunFiles(directory);
        Files.createDirectories(files.models());
        Files.createDirectories(files.rungs());
    }

    @Test
    void whatIsHandedInWaitsUntilItIsPublished() throws IOException {
        ModelStore store = LocalModelStore.of(files);
        store.put(ModelStore.trial(3), CONTENT);
        store.put(ModelStore.rung(3, 1), CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(files.writtenModel(3)));
        assertArrayEquals(CONTENT, Files.readAllBytes(files.writtenPausedModel(3, 1)));
        assertEquals(Optional.empty(), store.get(Sha256.hex(CONTENT)));
        Files.move(files.writtenModel(3), files.model(3));
        assertArrayEquals(CONTENT, store.get(Sha256.hex(CONTENT)).orElseThrow());
    }

    @Test
    void modelsOfOlderRunsAndOfRungsAreFound() throws IOException {
        for (Path file : new Path[]{files.olderModel(1), files.pausedModel(1, 0),
                files.olderPausedModel(1, 0)}) {
            Files.write(file, CONTENT);
            assertTrue(LocalModelStore.of(files).get(Sha256.hex(CONTENT)).isPresent());
            Files.delete(file);
            assertTrue(LocalModelStore.of(files).get(Sha256.hex(CONTENT)).isEmpty());
        }
    }

    @Test
    void aModelThatChangesOrGoesIsNotHandedOut() throws IOException {
        ModelStore store = LocalModelStore.of(files);
        Files.write(files.model(1), CONTENT);
        assertTrue(store.get(Sha256.hex(CONTENT)).isPresent());
        var same = Files.getLastModifiedTime(files.model(1));
        Files.write(files.model(1), new byte[]{1, 2, 4});
        Files.setLastModifiedTime(files.model(1), same); // it looks unchanged
        assertTrue(store.get(Sha256.hex(CONTENT)).isEmpty());
        Files.delete(files.model(1));
        assertTrue(store.get(Sha256.hex(CONTENT)).isEmpty());
    }

    @Test
    void whoLeavesNothingInTheRunHandsInBesideIt() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("beside"));
        LocalModelStore store = LocalModelStore.beside(files, folder);
        store.put(ModelStore.trial(3), CONTENT);
        assertTrue(Files.notExists(files.writtenModel(3)));
        assertEquals(Optional.of(Sha256.hex(CONTENT)), store.handedIn(ModelStore.trial(3)));
        assertEquals(Optional.empty(), store.handedIn(ModelStore.trial(4)));
        assertArrayEquals(CONTENT, store.get(Sha256.hex(CONTENT)).orElseThrow());
        assertEquals(Optional.empty(), LocalModelStore.of(files).get(Sha256.hex(CONTENT)));
        byte[] other = {7};
        Files.write(files.model(4), other);
        assertArrayEquals(other, store.get(Sha256.hex(other)).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trial", "trial-1/../../x", "/tmp/x", "trial-1.model",
            "trial-12345678901"})
    void namesThatCouldBePathsAreRefused(String name) {
        assertThrows(IllegalArgumentException.class,
                () -> LocalModelStore.of(files).put(name, CONTENT));
    }
}
