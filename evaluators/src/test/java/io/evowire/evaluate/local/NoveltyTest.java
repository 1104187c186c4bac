package io.evowire.evaluate.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Network;
import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.data.Mnist10k;
import io.evowire.evaluate.data.NoveltySplit;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.SmallNetworks;
import io.evowire.evaluate.train.TrainingProgress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Which quarter of an image is bright: two are learned, one is novel, one is held out. */
class NoveltyTest {

    private static final MeasurementPlan PLAN = new MeasurementPlan(null, null, false, true);
    private static final ImageDataset SEEN = new NoveltySplit(new Mnist10k(), 3, 2, null)
            .of(ImageDataset.of("quarters", List.of("a", "b", "c", "d"), split(96, 1),
                    split(80, 2), split(60, 3)), null);

    private static ImageSplit split(int images, long seed) {
        RandomGenerator random = SmallNetworks.random(seed);
        byte[] pixels = new byte[images * 64];
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) (i % 4);
            for (int at = 0; at < 64; at++) {
                boolean bright = at % 8 / 4 + 2 * (at / 32) == labels[i];
                pixels[i * 64 + at] = (byte) (random.nextInt(90) + (bright ? 120 : 0));
            }
        }
        return new ImageSplit(LeftOrRight.SHAPE, pixels, labels);
    }

    private static TrainingRecipe recipe(int steps) {
        return new TrainingRecipe(8, steps, 8, 0.05, 0.9, 1e-4, 0.1, 0, false, Precision.FLOAT32,
                42);
    }

    private static Network network(int classes) {
        return SmallNetworks.of(new WattsStrogatz(5, 4, 0.75), LeftOrRight.SHAPE, classes, 4);
    }

    private static LocalEvaluator evaluator(ModelStore store) {
        return new LocalEvaluator(SEEN, OneDnnModel.orStock(), any -> TrainingProgress.SILENT,
                store);
    }

    private static Outcome trained(Leg leg, MeasurementPlan plan) {
        try (var evaluator = evaluator(ModelStore.NONE)) {
            return evaluator.evaluate(List.of(new Candidate(0, network(2), recipe(40))
                    .on(leg).measured(plan))).getFirst();
        }
    }

    @Test
    void aNetworkTellsImagesThatItNeverLearned() {
        var completed = assertInstanceOf(Outcome.Completed.class, trained(Leg.WHOLE, PLAN));
        Novelty novelty = Objects.requireNonNull(completed.novelty());
        assertEquals(20 / 60.0, novelty.softmax().prevalence(), 1e-12);
        assertEquals(completed.measurements().auprc(), novelty.auprc());
        assertTrue(completed.validationAccuracy() > 0.9, completed::toString);
        assertTrue(novelty.auprc() > 0.45 && novelty.softmax().auroc() > 0.6, novelty::toString);
    }

    @Test
    void itIsAskedForAndKnownAtRungs() {
        assertNull(assertInstanceOf(Outcome.Completed.class,
                trained(Leg.WHOLE, MeasurementPlan.NOTHING)).novelty());
        var paused = assertInstanceOf(Outcome.Paused.class,
                trained(new Leg(0, 2, null, null), PLAN));
        assertNotNull(paused.measurements().auprc());
    }

    @Test
    void aNetworkIsJudgedOnWhatIsHeldOutAndItsModelIsKept() throws IOException {
        Map<String, byte[]> models = new HashMap<>();
        var store = new ModelStore() {
            @Override
            public Optional<byte[]> get(String sha256) {
                return Optional.empty();
            }

            @Override
            public void put(String name, byte[] model) {
                models.put(name, model);
            }
        };
        var candidate = new Candidate(7, network(3), recipe(40));
        try (var evaluator = evaluator(store)) {
            var judged = assertInstanceOf(Outcome.Judged.class, evaluator.judge(candidate));
            assertEquals(45, judged.recognition().confusion().images());
            assertEquals(3, judged.recognition().confusion().classes());
            assertEquals(15 / 60.0, judged.novelty().energy().prevalence(), 1e-12);
            assertEquals(judged.novelty(),
                    assertInstanceOf(Outcome.Judged.class, evaluator.judge(candidate)).novelty());
        }
        assertEquals(List.of("trial-7-judged"), List.copyOf(models.keySet()));
        var model = ModelFormat.read(models.get("trial-7-judged"));
        assertEquals(List.of("a", "b", "c"), Objects.requireNonNull(model.images()).classNames());
    }

    @Test
    void aNetworkOfOtherClassesFailsAlone() {
        try (var evaluator = evaluator(ModelStore.NONE)) {
            assertInstanceOf(Outcome.Failed.class,
                    evaluator.judge(new Candidate(0, network(2), recipe(2))));
        }
    }

    @Test
    void figuresAreFractions() {
        assertTrue(new Novelty(new Detection(0.5, 0.6, 0.1), new Detection(0.4, 0.6, 0.1))
                .auprc() == 0.5);
    }
}
