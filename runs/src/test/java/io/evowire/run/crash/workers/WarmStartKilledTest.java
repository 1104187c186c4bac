package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.cli.Main;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings that begin with the weights of others. */
@Tag("long")
class WarmStartKilledTest {

    @TempDir
    private Path temporary;

    private Child start(RunFiles files) throws IOException {
        List<String> words = new ArrayList<>(List.of("search", "--out",
                files.directory().toString(), "--trials", "8", "--workers", "2", "--seed", "7"));
        for (String setting : List.of("recipe.maxSteps=10", "finalTraining.epochs=0",
                "strategy.warmStart=true",
                "space.nodes={min: 7, max: 7}", "space.channels=[4]",
                "space.stages={min: 1, max: 2}", "space.linkRates=[0.0, 0.2]",
                "space.skeleton.headChannels=8",
                "strategy.kind=regularized-evolution", "strategy.population=2",
                "strategy.batch=2")) {
            words.addAll(List.of("--set", setting));
        }
        return Child.start(temporary, Child.java(Main.class, words.toArray(String[]::new)));
    }

    private Child type(String... words) throws IOException {
        return Child.start(temporary, Child.java(Main.class, words));
    }

    /** Everything that was decided and measured, to the last bit: also the losses. */
    private static List<Object> measured(RunFiles files) {
        List<Object> all = new ArrayList<>();
        for (Trial trial : TrialStore.read(files).trials()) {
            all.add(trial.proposal());
            if (trial.outcome().orElseThrow() instanceof Outcome.Completed completed) {
                all.add(completed.validationAccuracy());
                all.add(completed.curve());
            }
        }
        return all;
    }

    private static int ancestors(History history, Trial trial) {
        int count = 0;
        for (var donor = trial.proposal().donor(); donor != null; count++) {
            donor = history.trial(donor.trial()).orElseThrow().proposal().donor();
        }
        return count;
    }

    @Test
    void aKilledSearchGoesOnToTheSameBitsWithOrWithoutTheModelsOfItsDonors() throws Exception {
        var straight = new RunFiles(temporary.resolve("straight"));
        start(straight).ends(0);
        History history = TrialStore.read(straight);
        try (Stream<Path> models = Files.list(straight.models())) {
            assertEquals(history.trials().stream().filter(Trial::completed).count(),
                    models.count(), "every trained trial may be a donor");
        }
        var killed = new RunFiles(temporary.resolve("killed"));
        Child search = start(killed);
        Child.await(() -> !search.process().isAlive()
                || Files.exists(killed.database()) && TrialStore.read(killed).ended() >= 5);
        search.signal("KILL").ends(128 + 9);
        Child.noneIsLeft(killed);
        for (Trial trial : TrialStore.read(killed).trials()) {
            Path model = killed.model(trial.number());
            if (Files.exists(model) && trial.number() == 0) {
                byte[] damaged = Files.readAllBytes(model);
                damaged[damaged.length / 3] ^= 1;
                Files.write(model, damaged);
            } else {
                Files.deleteIfExists(model);
            }
        }
        assertTrue(!Verification.faults(killed).isEmpty(), "damage was not seen");
        type("resume", killed.directory().toString()).ends(0);
        assertEquals(measured(straight), measured(killed));
        saysWhatIsInherited(straight, history);
    }

    private void saysWhatIsInherited(RunFiles files, History history) throws Exception {
        assertEquals(List.of(), Verification.faults(files));
        Trial late = history.trials().stream().filter(trial -> ancestors(history, trial) >= 2)
                .findFirst().orElseThrow();
        String number = Integer.toString(late.number());
        String run = files.directory().toString();
        Child shown = type("show", run, number).ends(0);
        assertTrue(shown.out().contains("of the parameters come from trial "
                + late.proposal().donor().trial()), shown::out);
        Child status = type("status", run).ends(0);
        assertTrue(status.out().contains("from a parent"), status::out);
        Child replay = type("replay", run, number).ends(0);
        assertTrue(replay.out().contains("The outcome is the same."), replay::out);
        byte[] model = Files.readAllBytes(files.model(late.number()));
        for (Trial trial : history.trials()) {
            Files.deleteIfExists(files.model(trial.number()));
        }
        Child again = type("replay", run, number).ends(0);
        assertTrue(again.out().contains("The outcome is the same."), again::out);
        Path exported = temporary.resolve("exported.model");
        type("export", run, number, "--format", "model", "--out", exported.toString()).ends(0);
        assertTrue(Arrays.equals(model, Files.readAllBytes(exported)), "other weights");
    }
}
