package io.evowire.core.cost;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.RandWire;
import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Spread;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/**
 * Cost of networks that differ in their random wiring only.
 *
 * @param macs        multiply-adds of one inference of one image
 * @param parameters  trained numbers
 * @param activations elements per image kept for the backward pass
 * @param depth       convolutions and dense layers on the longest path
 */
public record CostStatistics(Spread macs, Spread parameters, Spread activations, Spread depth) {

    /** The statistics of these costs, at least one. */
    public static CostStatistics of(List<Cost> costs) {
        return new CostStatistics(spread(costs, Cost::macs), spread(costs, Cost::parameters),
                spread(costs, Cost::activations), spread(costs, Cost::depth));
    }

    /**
     * Cost of one regime of the paper over the wirings of the seeds 0, 1, ... {@code seeds - 1}.
     *
     * @param regime    structure of the network
     * @param channels  width C of the first stage
     * @param nodes     node count N of a full stage
     * @param operation of all nodes
     * @param model     graph model for a stage with the given number of nodes
     * @param input     shape of an image, [C, H, W]
     * @param classes   number of classes
     * @param seeds     number of networks drawn, at least 1
     */
    public static CostStatistics overSeeds(RandWire regime, int channels, int nodes,
            NodeOperation operation, IntFunction<GraphModel> model, TensorShape input, int classes,
            int seeds) {
        var generators = RandomGeneratorFactory.of("L64X128MixRandom");
        return of(LongStream.range(0, seeds).mapToObj(seed -> {
            var random = generators.create(seed);
            var architecture = regime.architecture(channels, nodes, operation,
                    n -> model.apply(n).generate(random));
            return Cost.of(Network.of(architecture, input, classes));
        }).toList());
    }

    private static Spread spread(List<Cost> costs, ToLongFunction<Cost> value) {
        return Spread.of(costs.stream().mapToLong(value).toArray());
    }
}
