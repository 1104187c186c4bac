package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.train.TrainingResult;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search whose trainings drop inputs of the classifier and remove edges, and pause at a rung. */
class OmissionSearchTest {

    private static final String[] PAPER = {"recipe.dropout=0.2", "recipe.edgeRemoval=0.5"};

    @TempDir
    private Path temporary;

    private Typed search(Path out, String... more) throws Exception {
        List<Object> words = new ArrayList<>(List.of("search", "--out", out, "--seed", "7",
                "--trials", "4", "--workers", "1", "--quiet", "--data",
                FewDigits.in(temporary.resolve("digits"))));
        List<String> settings = new ArrayList<>(List.of("recipe.maxSteps=10",
                "recipe.batchSize=16", "space.nodes={min: 7, max: 7}", "space.channels=[4]",
                "space.stages={min: 1, max: 1}", "space.skeleton.headChannels=8",
                "strategy.kind=random", "strategy.population=4",
                "strategy.rungs={count: 2, eta: 2}",
                "reading=observed", "race.share=0", "finalTraining.epochs=0"));
        settings.addAll(List.of(more));
        settings.forEach(setting -> words.addAll(List.of("--set", setting)));
        return Typed.of(words.toArray());
    }

    @Test
    void whatPausedAtARungEndsAsAStraightTraining() throws Exception {
        Path directory = temporary.resolve("run");
        Typed typed = search(directory, PAPER);
        assertEquals(0, typed.code(), typed.err());
        Run run = Run.open(new RunFiles(directory));
        ImageDataset images = DataSpec.parse(run.config().data()).load();
        List<Trial> completed = TrialStore.read(run.files()).trials().stream()
                .filter(Trial::completed).toList();
        assertTrue(!completed.isEmpty() && completed.size() < 4,
                completed.size() + " of 4 completed");
        for (Trial trial : completed) {
            Candidate candidate = run.factory().candidate(trial.proposal());
            assertEquals(new Omission(0.2, 0.5), candidate.recipe().omitted());
            TrainingResult straight = straight(candidate, images);
            assertEquals(straight.validationAccuracy(), trial.accuracy().orElseThrow());
        }
        Typed again = Typed.of("replay", directory, completed.getFirst().number(), "--quiet");
        assertEquals(0, again.code(), again.err());
    }

    private static TrainingResult straight(Candidate candidate, ImageDataset images) {
        try (var trainer = new NetworkTrainer(candidate.network(), candidate.recipe(), images,
                OneDnnModel.orStock());
                var whole = new NetworkTrainer(candidate.network(),
                        candidate.recipe().withOmission(Omission.NONE), images,
                        OneDnnModel.orStock())) {
            TrainingResult result = trainer.train(TrainingProgress.SILENT);
            assertNotEquals(whole.train(TrainingProgress.SILENT).epochs(), result.epochs());
            return result;
        }
    }

    @Test
    void aGpuIsRefusedBeforeThereIsARun() throws Exception {
        Path directory = temporary.resolve("never");
        Typed typed = search(directory, "device=opencl", PAPER[0]);
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains("recipe.dropout is 0.2. Set it to 0"), typed.err());
        assertTrue(!directory.toFile().exists());
    }
}
