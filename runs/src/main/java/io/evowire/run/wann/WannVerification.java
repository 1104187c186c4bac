package io.evowire.run.wann;

import io.evowire.run.UserException;
import io.evowire.run.store.log.LogCheck;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks every record of a search, and every file that it refers to. */
public final class WannVerification {

    private WannVerification() {}

    /**
     * What is damaged, in words; nothing if the search is sound: the database with its chain of
     * events and its head, the file of the population, and, while nobody works on it, the files of
     * the champion and of the generations.
     */
    public static List<String> faults(WannFiles files) throws IOException {
        LogCheck<WannHistory> log = LogCheck.of(files, WannStore.FORMAT, WannHistory::new,
                (history, connection) -> List.of());
        List<String> faults = new ArrayList<>(log.faults());
        if (!Files.exists(files.head())) {
            faults.add("%s is missing.".formatted(files.head()));
        }
        if (faults.isEmpty() && !RunLock.isTaken(files)) {
            log.sound().checkpoint().flatMap(made -> PopulationFile.fault(files, made))
                    .ifPresent(faults::add);
            written(files, log.sound(), faults);
        }
        return faults;
    }

    // Both are written at the end of a session; one that was killed leaves those before it.
    private static void written(WannFiles files, WannHistory history, List<String> faults)
            throws IOException {
        if (Files.exists(files.champion())) {
            readable(files.champion(), faults);
        }
        if (Files.exists(files.table())) {
            String table = Files.readString(files.table());
            if (!WannTable.csv(history).startsWith(table)) {
                faults.add("%s is not what the events say.".formatted(files.table()));
            }
        }
    }

    private static void readable(Path file, List<String> faults) {
        try {
            NetworkInput.read(file);
        } catch (UserException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }
}
