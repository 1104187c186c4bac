package io.evowire.core.network;

import io.evowire.core.graph.Dag;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The two regimes of Xie et al. 2019, table 1. Images of 224x224 leave the last stage at 7x7.
 *
 * @see <a href="https://arxiv.org/abs/1904.01569">Exploring Randomly Wired Neural Networks for Image
 *      Recognition</a>
 */
public enum RandWire {

    /** Two stem convolutions, then three stages of N nodes with C, 2C and 4C channels. */
    SMALL {
        @Override
        public Architecture architecture(int channels, int nodes, IntFunction<Dag> wiring) {
            return new Architecture(
                    List.of(new StemConvolution(channels / 2, 2), new StemConvolution(channels, 2)),
                    List.of(stage(wiring, nodes, channels), stage(wiring, nodes, 2 * channels),
                            stage(wiring, nodes, 4 * channels)),
                    new Head(HEAD));
        }
    },

    /** One stem convolution, a stage of N/2 nodes with C channels, then N with 2C, 4C and 8C. */
    REGULAR {
        @Override
        public Architecture architecture(int channels, int nodes, IntFunction<Dag> wiring) {
            return new Architecture(List.of(new StemConvolution(channels / 2, 2)),
                    List.of(stage(wiring, nodes / 2, channels), stage(wiring, nodes, 2 * channels),
                            stage(wiring, nodes, 4 * channels),
                            stage(wiring, nodes, 8 * channels)),
                    new Head(HEAD));
        }
    };

    private static final int HEAD = 1280;

    /**
     * The architecture of this regime.
     *
     * @param channels width C of the first stage, at least 2
     * @param nodes    node count N of a full stage, at least 2
     * @param wiring   draws the wiring of a stage with the given number of nodes
     */
    public abstract Architecture architecture(int channels, int nodes, IntFunction<Dag> wiring);

    private static Stage stage(IntFunction<Dag> wiring, int nodes, int channels) {
        return new Stage(wiring.apply(nodes), channels, 2, NodeOperation.SEPARABLE_3X3);
    }
}
