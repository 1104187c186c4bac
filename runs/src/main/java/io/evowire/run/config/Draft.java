package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A configuration that was read and is sound, in which some values may still say {@code auto}.
 *
 * @param data SPEC of the data set
 */
public record Draft(String data, JsonNode base, List<YamlTree> layers) {

    /**
     * Multiply-adds a second that a thread of a processor of today trains with, measured in tens.
     */
    private static final double MACS_A_SECOND = 10e9;
    /** Forward, and twice as much backward. */
    private static final int PASSES = 3;
    private static final int SECONDS = 60;
    private static final int DRAWN = 51;

    public Draft {
        layers = List.copyOf(layers);
    }

    /**
     * A configuration in which every value is a number.
     *
     * @param config  the configuration
     * @param reasons why values that said {@code auto} are what they are, by their keys
     */
    public record Fitted(SearchConfig config, Map<String, String> reasons) {

        public Fitted {
            reasons = Map.copyOf(reasons);
        }

        /** The same with another configuration. */
        public Fitted with(SearchConfig other) {
            return new Fitted(other, reasons);
        }

        /** The file of a run, which says why its values were chosen. */
        public String yaml(SearchConfig recorded) {
            return Automatic.annotated(Json.yaml(recorded), reasons);
        }
    }

    /**
     * The configuration for a data set.
     *
     * @param images number of training images
     * @param shape  shape of an image, [C, H, W]
     */
    public Fitted fitted(int images, TensorShape shape, int classes) {
        SearchConfig first = ConfigReader.resolve(base, layers,
                new Automatic.Facts(images, shape, classes, Integer.MAX_VALUE)).config();
        return ConfigReader.resolve(base, layers, new Automatic.Facts(images, shape, classes,
                mostEpochs(first.space(), images, shape, classes)));
    }

    private static int mostEpochs(SearchSpace space, int images, TensorShape shape,
            int classes) {
        try {
            double seconds = PASSES * (double) medianMacs(space, shape, classes) * images
                    / MACS_A_SECOND;
            return (int) Math.clamp(SECONDS / seconds, 1, Integer.MAX_VALUE);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Integer.MAX_VALUE; // Feasibility says what is wrong with such a space
        }
    }

    private static long medianMacs(SearchSpace space, TensorShape shape, int classes) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        return IntStream.range(0, DRAWN).mapToLong(i -> {
            Genome genome = space.draw(random);
            return Cost.of(Network.of(space.architecture(genome), shape, classes))
                    .macs();
        }).sorted().skip(DRAWN / 2).findFirst().orElseThrow();
    }
}
