package io.evowire.run.verify;

import io.evowire.run.export.RunTables;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Run;
import io.evowire.run.search.Repetition;
import io.evowire.run.store.DatabaseCheck;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.DamageFiles;
import io.evowire.run.training.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks every record of a run and every file that it refers to. */
public final class Verification {

    private Verification() {}

    /**
     * What is damaged, in words; nothing if the run is sound: the database with its chain of events
     * and its head, the configuration and the models of the front against their recorded
     * fingerprints, what was measured on request, and, where the last session ended in good order,
     * the tables that it wrote. Where the database or the configuration is damaged, as much of the
     * rest as can be judged without it.
     */
    public static List<String> faults(RunFiles files) throws IOException {
        if (!Files.exists(files.database()) && Files.exists(files.head())) {
            List<String> faults = new ArrayList<>(
                    List.of("%s is missing.".formatted(files.database())));
            faults.addAll(PartialCheck.faults(files, Optional.empty()));
            return faults;
        }
        DatabaseCheck database = DatabaseCheck.of(files);
        List<String> faults = new ArrayList<>(database.faults());
        if (database.sound().sequence() > 1 && !Files.exists(files.head())) {
            faults.add("%s is missing.".formatted(files.head()));
        }
        Optional<History> sound = Optional.of(database.sound()).filter(History::created);
        boolean whole = database.faults().isEmpty() && sound.isPresent()
                && Run.configurationDamage(files, sound.get().record()).isEmpty();
        faults.addAll(whole
                ? others(files, TrialStore.read(files))
                : PartialCheck.faults(files, sound));
        return faults;
    }

    /**
     * The first decision of the run, in words, that is not made again as it is recorded; empty if
     * every one is.
     */
    public static Optional<String> decisions(RunFiles files) {
        History history = Run.read(files);
        return Repetition.difference(Run.of(files, history).factory(), history);
    }

    private static List<String> others(RunFiles files, History history) throws IOException {
        Run run = Run.of(files, history);
        List<String> faults = new ArrayList<>(models(files, run.factory(), history));
        faults.addAll(DamageFiles.faults(run, history));
        run.control().fault().ifPresent(faults::add);
        if (history.end().isPresent()) {
            for (RunTables.Table table : RunTables.of(run, history)) {
                check(table.file(), table.content(), faults);
            }
        }
        return faults;
    }

    // The owner of a running search may remove a model while this looks for it: then the trial has
    // left the front.
    private static List<String> models(RunFiles files, CandidateFactory factory, History history)
            throws IOException {
        return ModelFiles.faults(files, factory, history).isEmpty()
                ? List.of()
                : ModelFiles.faults(files, factory, TrialStore.read(files));
    }

    private static void check(Path file, String content, List<String> faults)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            faults.add("%s is missing.".formatted(file));
        } else if (!Arrays.equals(Files.readAllBytes(file),
                content.getBytes(StandardCharsets.UTF_8))) {
            faults.add("%s is not what the events say.".formatted(file));
        }
    }
}
