package io.evowire.run.wann;

import io.evowire.core.text.Sha256;
import io.evowire.run.store.log.LogCheck;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks every record of a search, and every file that it refers to. */
public final class WannVerification {

    private WannVerification() {}

    /**
     * What is damaged, in words; nothing if the search is sound: the database with its chain of
     * events and its head, and, while nobody works on it, the files of the population, the
     * champion, the generations and the trainings. What those hold is what the events say.
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

    // Both are written at the end of a session, and nothing is where a session was killed.
    private static void written(WannFiles files, WannHistory history, List<String> faults)
            throws IOException {
        history.trained().forEach(
                training -> TrainedFile.fault(files, training).ifPresent(faults::add));
        Optional<String> champion = text(files.champion()).map(Sha256::hex);
        Optional<String> table = text(files.table());
        List<WannMark> marks = history.marks();
        List<WannMark> ofTable = table.map(text -> marks.stream()
                .filter(mark -> text.equals(WannTable.csv(history, mark.generations()))).toList())
                .orElse(marks);
        if (ofTable.isEmpty()) {
            faults.add("%s is not what the events say.".formatted(files.table()));
        }
        List<WannMark> stood = ofTable.isEmpty() ? marks : ofTable;
        if (champion.isPresent() && stood.stream()
                .noneMatch(mark -> mark.champion().equals(champion.get()))) {
            faults.add("%s is not the champion of the events.".formatted(files.champion()));
        }
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
