package io.evowire.run.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTest {

    private static final List<Objective> OBJECTIVES = List.of(Objective.ACCURACY, Objective.MACS);

    @TempDir
    private Path directory;

    private static Outcome completed(double accuracy) {
        return new Outcome.Completed(accuracy, 1, List.of());
    }

    // Trials with these accuracies, each dearer than the one before.
    private TrialStore store(double... accuracies) {
        TrialStore store = TrialStore.create(new RunFiles(directory), new RunRecord(
                TrialStore.FORMAT, "test", "data", "", "", new TensorShape(1, 28, 28),
                List.of("a", "b"), new SplitSizes(800, 400, 100)));
        for (int i = 0; i < accuracies.length; i++) {
            store.propose(List.of(new Proposal(i, 1, "key" + i, "", List.of(), List.of(),
                    new Cost(10, 1_000 + i, 10, 3), Redraws.NONE)));
            store.end(new TrialEnd(i, completed(accuracies[i]), 1));
        }
        return store;
    }

    private static void repeat(TrialStore store, int trial, double... accuracies) {
        for (int i = 0; i < accuracies.length; i++) {
            store.retrained(new Repeat(trial, Question.INSTANCE, 0, i, i, "",
                    completed(accuracies[i]), 1));
        }
    }

    private static List<Double> probabilities(History history) {
        return membership(history).probabilities(new Randomness(1).of("test"));
    }

    private static Membership membership(History history) {
        return Membership.of(OBJECTIVES, history.trials(), history);
    }

    // 0.5 * 0.5 / 400 is a standard deviation of 2.5 points.
    @Test
    void withoutRepeatsTheValidationImagesAloneMakeANetworkUncertain() {
        try (TrialStore store = store(0.5, 0.5, 0.9)) {
            assertEquals(List.of(0.025, 0.025, 0.015), membership(store.history()).noise());
            List<Double> probabilities = probabilities(store.history());
            assertEquals(1, probabilities.get(0), "nothing is cheaper");
            assertEquals(0.5, probabilities.get(1), 0.05);
            assertEquals(1, probabilities.get(2), 1e-9);
        }
    }

    @Test
    void repeatsOfAnyNetworkTellHowMuchTrainingsDiffer() {
        try (TrialStore store = store(0.5, 0.52, 0.9)) {
            double before = probabilities(store.history()).get(1);
            repeat(store, 2, 0.8, 0.9, 1.0);
            // Squares of 0, 0.1, 0, 0.1 around 0.9, three degrees of freedom.
            assertEquals(Math.sqrt(0.02 / 3), membership(store.history()).noise().getFirst(),
                    1e-12);
            assertTrue(probabilities(store.history()).get(1) < before, "less certain");
        }
    }

    @Test
    void repeatsMakeANetworkMoreCertain() {
        try (TrialStore store = store(0.5, 0.53)) {
            double before = probabilities(store.history()).get(1);
            repeat(store, 0, 0.5, 0.5, 0.5);
            repeat(store, 1, 0.53, 0.53, 0.53);
            double after = probabilities(store.history()).get(1);
            assertTrue(before < 0.85 && after > 0.93, () -> before + ", then " + after);
            repeat(store, 1, 0.4, 0.4, 0.4);
            assertTrue(probabilities(store.history()).get(1) < 0.5);
        }
    }

    @Test
    void aTrialOfTheFrontAlwaysCounts() {
        try (TrialStore store = store(0.5)) {
            List<Trial> front = store.history().trials();
            assertEquals(List.of(1.0), Membership.of(OBJECTIVES, front, store.history())
                    .probabilities(new Randomness(1).of("test")));
        }
    }
}
