package io.evowire.run.study;

import io.evowire.run.UserException;
import io.evowire.run.config.Budget;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search of a study that is under way, or was when the study stopped.
 *
 * @param name    of its directory within that of the study
 * @param ended   trials that have ended
 * @param seconds that it has searched
 * @param share   of its budget that is spent, by trials or time, whichever is more, in [0, 1]
 */
public record UnderWay(String name, int ended, double seconds, double share) {

    /**
     * The search of a study's directory that is not recorded as measured, if any; of several, as
     * more seeds or other arms may leave them, the one that went on last.
     */
    public static Optional<UnderWay> of(StudyFiles files, StudyHistory history)
            throws IOException {
        Set<String> measured = history.measured().stream().map(Measured::id)
                .collect(Collectors.toSet());
        try (Stream<Path> within = Files.list(files.directory())) {
            return within.filter(path -> !measured.contains(path.getFileName().toString()))
                    .map(RunFiles::new).filter(run -> Files.exists(run.database()))
                    .filter(run -> !Files.exists(run.weightAgnostic()))
                    .max(Comparator.comparing(run -> run.database().toFile().lastModified()))
                    .flatMap(UnderWay::read);
        }
    }

    // Empty as long as its first record is being written.
    private static Optional<UnderWay> read(RunFiles files) {
        try {
            History history = Run.read(files);
            Budget budget = Run.of(files, history).config().budget();
            double seconds = history.searchSeconds();
            double ofTime = budget.time().equals("none")
                    ? 0
                    : seconds / budget.limit().toSeconds();
            return Optional.of(new UnderWay(
                    files.directory().toAbsolutePath().getFileName().toString(),
                    history.ended(), seconds, Math.min(1, Math.max(ofTime,
                            history.ended() / (double) budget.trials()))));
        } catch (UserException e) {
            return Optional.empty();
        }
    }
}
