package io.evowire.evaluate.resize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.AtSize;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResizedTrainingTest {

    private static final ImageDataset DATA = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 5, 0.05);

    private static Outcome.Completed run(Network network, List<List<Integer>> sizes) {
        return new ResizedTraining(network, RECIPE, sizes).run(DATA, ModelBuilder.stock(),
                TrainingProgress.SILENT);
    }

    @Test
    void atTheSizeOfTheDataItIsAnOrdinaryTraining() {
        TensorShape shape = DATA.shape();
        Outcome.Completed completed = run(NETWORK,
                List.of(List.of(shape.height(), shape.width())));
        try (var trainer = new NetworkTrainer(NETWORK, RECIPE, DATA)) {
            assertEquals(trainer.train(TrainingProgress.SILENT).epochs(), completed.curve());
            assertEquals(trainer.accuracy(DATA.test()), completed.testAccuracy());
            assertEquals(List.of(new AtSize(shape.height(), shape.width(),
                    trainer.accuracy(DATA.validation()), trainer.accuracy(DATA.test()))),
                    completed.sizes());
        }
    }

    @Test
    void theNetworkLearnsFromImagesOfItsOwnSize() {
        TensorShape shape = DATA.shape();
        var larger = Network.of(NETWORK.architecture(), new TensorShape(shape.channels(),
                2 * shape.height(), 2 * shape.width() + 1), NETWORK.classes());
        Outcome.Completed completed = run(larger, List.of());
        assertNotEquals(run(NETWORK, List.of()).curve(), completed.curve());
        assertEquals(1, completed.curve().size());
        assertEquals(run(larger, List.of()).curve(), completed.curve());
    }
}
