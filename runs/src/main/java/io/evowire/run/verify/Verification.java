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
     * and its head, the configuration and the models of the front against their recorded fingerprints,
     * what was measured on request, and, where the last session ended in good order, the tables that it
     * wrote. Where the database or the configuration is damaged, as much of the rest as can be judged
     * without it.
     */
    public static List<String> damage(RunFiles files) throws IOException {
        if (!Files.exists(files.database()) && Files.exists(files.head())) {
            List<String> damage = new ArrayList<>(
                    List.of("%s is missing.".formatted(files.database())));
            damage.addAll(PartialCheck.damage(files, Optional.empty()));
            return damage;
        }
        DatabaseCheck database = DatabaseCheck.of(files);
        List<String> damage = new ArrayList<>(database.damage());
        if (database.sound().sequence() > 1 && !Files.exists(files.head())) {
            damage.add("%s is missing.".formatted(files.head()));
        }
        Optional<History> sound = Optional.of(database.sound()).filter(History::created);
        boolean whole = database.damage().isEmpty() && sound.isPresent()
                && Run.configurationDamage(files, sound.get().record()).isEmpty();
        damage.addAll(whole
                ? others(files, TrialStore.read(files))
                : PartialCheck.damage(files, sound));
        return damage;
    }

    /**
     * The first decision of the run, in words, that is not made again as it is recorded; empty if every
     * one is.
     */
    public static Optional<String> decisions(RunFiles files) {
        Run run = Run.open(files);
        return Repetition.difference(run.factory(), TrialStore.read(files));
    }

    private static List<String> others(RunFiles files, History history) throws IOException {
        Run run = Run.open(files);
        List<String> damage = new ArrayList<>(models(files, run.factory(), history));
        damage.addAll(DamageFiles.damage(run, history));
        run.control().damage().ifPresent(damage::add);
        if (history.end().isPresent()) {
            for (RunTables.Table table : RunTables.of(run, history.trials())) {
                check(table.file(), table.content(), damage);
            }
        }
        return damage;
    }

    // The owner of a running search may remove a model while this looks for it: then the trial has
    // left the front.
    private static List<String> models(RunFiles files, CandidateFactory factory, History history)
            throws IOException {
        return ModelFiles.damage(files, factory, history).isEmpty()
                ? List.of()
                : ModelFiles.damage(files, factory, TrialStore.read(files));
    }

    private static void check(Path file, String content, List<String> damage)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            damage.add("%s is missing.".formatted(file));
        } else if (!Arrays.equals(Files.readAllBytes(file),
                content.getBytes(StandardCharsets.UTF_8))) {
            damage.add("%s is not what the events say.".formatted(file));
        }
    }
}
