package io.evowire.run.problem;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Whether a search can be carried out at all, asked before anything is written: configurations
 * whose values are all right each may have no network in their space, or a recipe that suits no
 * image.
 */
public final class Feasibility {

    /** Node counts tried of a range: where graphs fall apart depends on the count. */
    private static final int COUNTS = 16;

    private Feasibility() {}

    /**
     * Refuses a configuration with which no candidate could be drawn or trained.
     *
     * @param shape  shape of an image, [C, H, W]
     * @param images size of the training split
     * @param models what would train the candidates
     * @throws UserException naming the part and what to change
     */
    public static void require(SearchConfig config, TensorShape shape, int images,
            TrainingSessions models) {
        try {
            TrainingRecipe recipe = config.recipe().withSeed(0);
            recipe.requireFits(shape, images);
            models.requireSupported(recipe);
        } catch (IllegalArgumentException e) {
            throw new UserException("recipe: " + e.getMessage());
        }
        try {
            if (config.finalTraining().asked()) {
                config.recipe().lasting(config.finalTraining().epochs()).withSeed(0)
                        .requireFits(shape, images);
            }
        } catch (IllegalArgumentException e) {
            throw new UserException("finalTraining: " + e.getMessage());
        }
        try {
            config.strategy().rungs().requireDistinct(config.recipe().withSeed(0).steps(images));
        } catch (IllegalArgumentException e) {
            throw new UserException("strategy.rungs: " + e.getMessage());
        }
        requireGraphs(config.space());
    }

    /**
     * Refuses a space with generators whose graphs fall apart.
     *
     * @throws UserException naming the generator and what to change
     */
    // Drawing is cheap where graphs are connected, and ends at the first count where none is.
    public static void requireGraphs(SearchSpace space) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int min = space.nodes().min();
        long span = (long) space.nodes().max() - min;
        for (ModelRange range : space.models().ranges()) {
            IntStream.rangeClosed(0, COUNTS).map(i -> min + (int) (span * i / COUNTS)).distinct()
                    .forEach(nodes -> draw(space, range, nodes, random));
        }
    }

    private static void draw(SearchSpace space, ModelRange range, int nodes,
            RandomGenerator random) {
        try {
            space.of(range, nodes).drawStage(random);
        } catch (IllegalStateException e) {
            throw new UserException("space: %s gives no connected graph of %d nodes. "
                    .formatted(range, nodes)
                    + "Raise its probability or degree, or change the nodes.");
        }
    }
}
