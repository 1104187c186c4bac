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
import java.util.stream.IntStream;

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
        // The head follows what it tells of: a search that was killed at its first event has none.
        boolean begun = log.sound().last() > 0 || log.sound().sessions().size() > 1;
        if (begun && !Files.exists(files.head())) {
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
        int from = table.map(text -> at(history, text)).orElse(0);
        if (from == marks.size()) {
            faults.add("%s is not what the events say.".formatted(files.table()));
        }
        // A session writes the champion first, so that it may be killed before the table.
        List<WannMark> stood = from == marks.size() ? marks : marks.subList(from, marks.size());
        boolean expected = champion.isPresent() || table.isPresent();
        if (expected && stood.stream()
                .noneMatch(mark -> mark.champion().equals(champion.orElse("")))) {
            faults.add(champion.isPresent()
                    ? "%s is not the champion of the events.".formatted(files.champion())
                    : "%s is missing. Resume the search, which writes it again."
                            .formatted(files.champion()));
        }
    }

    /** The first end of a session that a table is of; their number if it is of none. */
    private static int at(WannHistory history, String table) {
        List<WannMark> marks = history.marks();
        return IntStream.range(0, marks.size()).filter(
                i -> table.equals(WannTable.csv(history, marks.get(i).generations())))
                .findFirst().orElse(marks.size());
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
