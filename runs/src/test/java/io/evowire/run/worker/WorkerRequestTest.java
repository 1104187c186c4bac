package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.transfer.Subject;
import io.evowire.evaluate.transfer.TransferTraining;
import io.evowire.run.json.Json;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is sent to a worker arrives as it was. */
class WorkerRequestTest {

    private static final TrainingRecipe RECIPE = new TrainingRecipe(2, 7, 8, 0.1, 0.9, 1e-4, 0.1,
            1, true, Precision.FLOAT32, 42, 43L, new Omission(0.2, 0.1));

    private static Network network() {
        return Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(new Stage(new WattsStrogatz(5, 2, 0.5)
                        .generate(RandomGenerator.of("L64X128MixRandom")), 4, 2,
                        NodeOperation.SEPARABLE_3X3)),
                new Head(8)), new TensorShape(1, 9, 8), 3);
    }

    private static void arrives(Task task) {
        List<Work> works = List.of(new Work("a work", task));
        WorkerRequest request = Json.read(Json.line(WorkerRequest.of(5, works)),
                WorkerRequest.class);
        assertEquals(5, request.id());
        assertEquals(works, request.asked());
    }

    @Test
    void trainingsOnResizedImages() {
        arrives(new Task.Resized(new ResizedTraining(network(), RECIPE,
                List.of(List.of(12, 11), List.of(20, 18)))));
    }

    @Test
    void trainingsOnTwoDataSets() {
        arrives(new Task.Transfer(new TransferTraining(new Subject.Wired(network()), true,
                TransferTraining.Start.HEAD, 100, RECIPE, "idx:there", "abc")));
        arrives(new Task.Transfer(new TransferTraining(
                new Subject.MadeByHand(Baseline.HANDMADE_CNN), false,
                TransferTraining.Start.PRETRAINING, 0, RECIPE, "idx:there", "abc")));
    }

    // Fingerprints of studies follow from this line, so those of earlier programs stay.
    @Test
    void aRecipeThatLeavesNothingOutIsWrittenAsItAlwaysWas() {
        TrainingRecipe recipe = RECIPE.withOmission(Omission.NONE);
        String line = "{\"epochs\":2,\"maxSteps\":7,\"batchSize\":8,\"learningRate\":0.1,"
                + "\"momentum\":0.9,\"weightDecay\":1.0E-4,\"labelSmoothing\":0.1,\"shift\":1,"
                + "\"flip\":true,\"precision\":\"float32\",\"seed\":42,\"imageSeed\":43}";
        assertEquals(line, Json.line(recipe));
        assertEquals(recipe, Json.read(line, TrainingRecipe.class));
        assertEquals(line.replace("}",
                ",\"omission\":{\"dropout\":0.2,\"edgeRemoval\":0.1}}"), Json.line(RECIPE));
    }
}
