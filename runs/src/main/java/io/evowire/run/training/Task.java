package io.evowire.run.training;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.transfer.TransferTraining;

/**
 * What a worker can do. A further kind of work is a further record, here and in the worker's
 * messages.
 */
public sealed interface Task {

    /** Trains a candidate. */
    record Train(Candidate candidate) implements Task {}

    /**
     * Trains a network anew without the novel class alone, and judges how it tells that.
     *
     * @param candidate its network, of one class more than those of the search
     */
    record Judge(Candidate candidate) implements Task {}

    /**
     * Removes nodes and edges of a network that was trained before.
     *
     * @param trained the network, whose model the workers' store has
     * @param recipe  how it was trained: its seed draws the sample that a plan may ask for
     * @param plan    what is removed
     */
    record Damage(Trained trained, TrainingRecipe recipe, DamagePlan plan) implements Task {}

    /**
     * Tests a network that was trained before on the test images.
     *
     * @param trained its training and those before it, of which what is lost is done again
     * @param recipe  how it was trained
     */
    record Test(WarmStart trained, TrainingRecipe recipe) implements Task {}

    /**
     * Trains a network that was made by hand.
     *
     * @param training of it
     */
    record Baseline(BaselineTraining training) implements Task {}

    /**
     * Trains a network on images in another size.
     *
     * @param training of it
     */
    record Resized(ResizedTraining training) implements Task {}

    /**
     * Trains a network on one of two data sets, perhaps after it was pretrained on the other one.
     *
     * @param training of it
     */
    record Transfer(TransferTraining training) implements Task {}
}
