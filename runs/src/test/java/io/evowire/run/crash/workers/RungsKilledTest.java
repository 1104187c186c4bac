package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.run.cli.Main;
import io.evowire.run.crash.SideBySide;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings that wait at rungs when their search is killed. */
@Tag("long")
class RungsKilledTest {

    @TempDir
    private Path temporary;

    private Child start(RunFiles files) throws IOException {
        List<String> words = new ArrayList<>(List.of("search", "--out",
                files.directory().toString(), "--trials", "6", "--workers", "2", "--seed", "7"));
        for (String setting : List.of("recipe.maxSteps=18",
                "recipe.dropout=0.2", "recipe.edgeRemoval=0.5",
                "space.nodes={min: 7, max: 7}", "space.channels=[4]",
                "space.stages={min: 1, max: 1}", "space.skeleton.headChannels=8",
                "strategy.kind=nsga2", "reading=observed", "race.share=0", "finalTraining.epochs=0",
                "strategy.population=6", "strategy.rungs={count: 3, eta: 3}")) {
            words.addAll(List.of("--set", setting));
        }
        return Child.start(temporary, Child.java(Main.class, words.toArray(String[]::new)));
    }

    private static long results(RunFiles files) {
        History history = TrialStore.read(files);
        return history.trials().stream()
                .mapToLong(trial -> history.rungs(trial.number()).size()).sum();
    }

    /** Everything that was measured, to the last bit: also the losses, which no table shows. */
    private static List<Object> measured(RunFiles files) {
        History history = TrialStore.read(files);
        List<Object> all = new ArrayList<>();
        for (Trial trial : history.trials()) {
            all.add(trial.state());
            for (RungResult result : history.rungs(trial.number())) {
                all.addAll(List.of(result.trial(), result.rung(), result.accuracy(),
                        result.step(), result.curve()));
            }
            List<EpochResult> curve = trial.outcome()
                    .orElseThrow() instanceof Outcome.Completed completed
                            ? completed.curve()
                            : List.of();
            all.add(curve);
        }
        return all;
    }

    private static List<Path> paused(RunFiles files) throws IOException {
        try (Stream<Path> entries = Files.list(files.rungs())) {
            return entries.sorted().toList();
        }
    }

    @Test
    void aSearchKilledAtARungGoesOnToTheSameBitsWithOrWithoutItsPausedModels() throws Exception {
        var straight = new RunFiles(temporary.resolve("straight"));
        var killed = new RunFiles(temporary.resolve("killed"));
        SideBySide.run(List.of(() -> {
            start(straight).ends(0).says("Pruned: 5 at a rung");
            return null;
        }, () -> {
            killAtARung(killed);
            return null;
        }));
        assertEquals(List.of(), paused(straight));
        List<Path> left = paused(killed).stream()
                .filter(file -> file.toString().endsWith(".model")).toList();
        assertTrue(left.size() >= 2, () -> "killed too late: " + left);
        Files.delete(left.getFirst());
        Path damaged = left.getLast();
        byte[] model = Files.readAllBytes(damaged);
        model[model.length / 3] ^= 1;
        Files.write(damaged, model);
        Child.start(temporary, Child.java(Main.class, "resume", killed.directory().toString()))
                .ends(0);
        assertEquals(measured(straight), measured(killed));
        assertEquals(List.of(), paused(killed));
        assertEquals(List.of(), Verification.faults(killed));
    }

    private void killAtARung(RunFiles files) throws IOException, InterruptedException {
        Child search = start(files);
        Child.await(() -> !search.process().isAlive()
                || Files.exists(files.database()) && results(files) >= 6);
        search.signal("KILL").ends(128 + 9);
        Child.noneIsLeft(files);
    }
}
