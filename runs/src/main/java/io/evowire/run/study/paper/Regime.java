package io.evowire.run.study.paper;

import io.evowire.core.cost.CostStatistics;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.RandWire;
import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

/**
 * A network of the paper's tables: WS(4, 0.75), N = 32.
 *
 * @param table    of the paper in which it stands
 * @param name     of it
 * @param layout   structure
 * @param channels width C of the first stage
 * @param side     height and width of an image there, pixels
 * @param macs     multiply-adds of the paper with their deviation, as printed
 * @param weights  parameters of the paper, the same
 */
record Regime(int table, String name, RandWire layout, int channels, int side, String macs,
        String weights) {

    /** All that there are, in the order of the tables. */
    static final List<Regime> ALL = List.of(
            new Regime(2, "small, C = 78", RandWire.SMALL, 78, 224, "583 \u00b1 6.2 M",
                    "5.6 \u00b1 0.1 M"),
            new Regime(3, "regular, C = 109", RandWire.REGULAR, 109, 224, "4.0 \u00b1 0.09 G",
                    "31.9 \u00b1 0.66 M"),
            new Regime(3, "regular, C = 154", RandWire.REGULAR, 154, 224, "7.9 \u00b1 0.18 G",
                    "61.5 \u00b1 1.32 M"),
            new Regime(4, "regular, C = 154, 320x320", RandWire.REGULAR, 154, 320,
                    "16.0 \u00b1 0.36 G", "61.5 \u00b1 1.32 M"));

    private static final int NODES = 32;
    private static final int NEIGHBOURS = 4;
    private static final double REWIRING = 0.75;
    private static final int CLASSES = 1000;

    /** Cost at the paper's images, over the graphs of so many seeds. */
    CostStatistics cost(int networks) {
        return CostStatistics.overSeeds(layout, channels, NODES, NodeOperation.SEPARABLE_3X3,
                nodes -> new WattsStrogatz(nodes, NEIGHBOURS, REWIRING),
                new TensorShape(3, side, side), CLASSES, networks);
    }

    /** The network of a seed, as {@link #cost} counts it. */
    Architecture architecture(int seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create((long) seed);
        return layout.architecture(channels, NODES, NodeOperation.SEPARABLE_3X3,
                nodes -> new WattsStrogatz(nodes, NEIGHBOURS, REWIRING).generate(random));
    }
}
