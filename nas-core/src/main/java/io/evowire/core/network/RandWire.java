package io.evowire.core.network;

import io.evowire.core.graph.Dag;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The two regimes of Xie et al. 2019, table 1. Images of 224x224 leave the last stage at 7x7.
 *
 * @see <a href="https://arxiv.org/abs/1904.01569">Exploring Randomly Wired Neural Networks for
 *      Image Recognition</a>
 */
public enum RandWire {

    /** Two stem convolutions, then three stages of N nodes with C, 2C and 4C channels. */
    SMALL(1, 4) {
        @Override
        Architecture layout(int channels, int nodes, Stages stages) {
            return new Architecture(
                    List.of(new StemConvolution(channels / 2, 2), new StemConvolution(channels, 2)),
                    List.of(stages.of(nodes, channels), stages.of(nodes, 2 * channels),
                            stages.of(nodes, 4 * channels)),
                    new Head(HEAD));
        }
    },

    /** One stem convolution, a stage of N/2 nodes with C channels, then N with 2C, 4C and 8C. */
    REGULAR(2, 8) {
        @Override
        Architecture layout(int channels, int nodes, Stages stages) {
            return new Architecture(List.of(new StemConvolution(channels / 2, 2)),
                    List.of(stages.of(nodes / 2, channels), stages.of(nodes, 2 * channels),
                            stages.of(nodes, 4 * channels),
                            stages.of(nodes, 8 * channels)),
                    new Head(HEAD));
        }
    };

    private static final int HEAD = 1280;

    private final int minNodes;
    private final int widest;

    /**
     * @param minNodes smallest N that leaves every stage a node
     * @param widest   widest stage as a multiple of C
     */
    RandWire(int minNodes, int widest) {
        this.minNodes = minNodes;
        this.widest = widest;
    }

    /**
     * The architecture of this regime.
     *
     * @param channels  width C of the first stage, at least 2
     * @param nodes     node count N of a full stage, at least 1, in the regular regime at least 2
     * @param operation of all nodes
     * @param wiring    draws the wiring of a stage with the given number of nodes
     * @throws IllegalArgumentException if a width or node count is out of bounds
     */
    public Architecture architecture(int channels, int nodes, NodeOperation operation,
            IntFunction<Dag> wiring) {
        check("width C", channels, 2, Integer.MAX_VALUE / widest);
        check("node count N", nodes, minNodes, Dag.MAX_NODES);
        return layout(channels, nodes,
                (size, width) -> new Stage(wiring.apply(size), width, 2, operation));
    }

    abstract Architecture layout(int channels, int nodes, Stages stages);

    private void check(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "The %s of the %s regime must lie in [%d, %d], not %d.".formatted(what,
                            name().toLowerCase(Locale.ROOT), min, max, value));
        }
    }

    /** Makes the stages of a network one after another. */
    @FunctionalInterface
    interface Stages {

        Stage of(int nodes, int channels);
    }
}
