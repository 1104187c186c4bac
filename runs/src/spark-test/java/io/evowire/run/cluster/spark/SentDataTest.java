package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a data folder is sent, and how it is called on its way. */
class SentDataTest {

    @TempDir
    private Path folder;

    private Map<String, String> packed(Path data) throws IOException {
        Path archive = folder.resolve("archive.zip");
        SentData.pack(data, archive);
        Map<String, String> found = new TreeMap<>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                found.put(entry.getName(),
                        new String(zip.getInputStream(entry).readAllBytes()));
            }
        }
        return found;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whatLinksLeadToIsPackedAndHiddenEntriesAreNot() throws IOException {
        Path store = folder.resolve("store");
        write(store.resolve("cats/1.png"), "a cat");
        write(folder.resolve("elsewhere/dogs/1.png"), "a dog");
        write(folder.resolve("elsewhere/2.png"), "another cat");
        write(store.resolve(".git/config"), "hidden");
        write(store.resolve("cats/.thumb.png"), "hidden");
        Files.createDirectory(store.resolve("none"));
        Files.createSymbolicLink(store.resolve("dogs"), folder.resolve("elsewhere/dogs"));
        Files.createSymbolicLink(store.resolve("cats/2.png"), Path.of("../../elsewhere/2.png"));
        Path data = Files.createSymbolicLink(folder.resolve("data"), store);
        assertEquals(Map.of("data/cats/", "", "data/cats/1.png", "a cat", "data/cats/2.png",
                "another cat", "data/dogs/", "", "data/dogs/1.png", "a dog", "data/none/", ""),
                packed(data));
    }

    @Test
    void aLinkToNothingOrToItsOwnFolderIsAnErrorThatNamesIt() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.createSymbolicLink(broken.resolve("1.png"), Path.of("gone.png"));
        assertTrue(assertThrows(IOException.class, () -> packed(broken)).getMessage()
                .contains("1.png"));
        Path round = Files.createDirectory(folder.resolve("round"));
        Files.createSymbolicLink(round.resolve("again"), round);
        assertTrue(assertThrows(IOException.class, () -> packed(round)).getMessage()
                .contains("again"));
    }

    @Test
    void twoFoldersOfOneNameAreTwoPlaces() {
        assertFalse(SentData.place(Path.of("/a/data")).equals(SentData.place(Path.of("/b/data"))));
        // as the name of the data set, which models tell, has the folder's
        assertEquals(Path.of("data"), SentData.place(Path.of("/a/data")).getFileName());
        assertTrue(SentData.sent("idx:" + SentData.place(Path.of("/a/data"))));
        assertFalse(SentData.sent("idx:/a/data"));
        assertFalse(SentData.sent("mnist-10k"));
    }

    @Test
    void aFolderThatIsNotThereIsRefusedWithWhatToDo() {
        SentData.requireThere("mnist-10k");
        SentData.requireThere("idx:" + folder);
        String refusal = assertThrows(UserException.class,
                () -> SentData.requireThere("idx:" + folder.resolve("gone"))).getMessage();
        assertTrue(refusal.contains(folder.resolve("gone").toString()), refusal);
        assertTrue(refusal.contains("--ship-data"), refusal);
    }
}
