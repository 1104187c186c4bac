package io.evowire.evaluate.gpu.train;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.TensorShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step of training has to move and to compute, as the kernels do it when no cache holds
 * anything from one to the next: a bound to compare times with, and no measurement. Vectors of
 * parameters are left out.
 *
 * @param bytes      read and written
 * @param operations of float32; a multiply-add counts as two
 */
public record StepWork(double bytes, double operations) {

    /** Forward, and backward the gradients of inputs and of weights. */
    private static final int PRODUCTS = 3;

    /** The step of a network with so many images. */
    public static StepWork of(Network network, int images) {
        Map<Integer, Integer> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        double floats = 0;
        List<Node> nodes = network.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            floats += floats(nodes.get(i), readers.getOrDefault(i, 0));
        }
        return new StepWork(floats * images * Float.BYTES,
                2.0 * PRODUCTS * Cost.of(network).macs() * images);
    }

    /** The steps of some networks. */
    public static StepWork of(List<Network> networks, int images) {
        return networks.stream().map(network -> of(network, images))
                .reduce(new StepWork(0, 0), StepWork::plus);
    }

    private StepWork plus(StepWork other) {
        return new StepWork(bytes + other.bytes, operations + other.operations);
    }

    private static double floats(Node node, int readers) {
        double in = size(node.in());
        double out = size(node.out());
        int edges = node.inputs().size();
        return switch (node) {
            // Sum and filter, twice: they are computed anew on the way back. Then the product
            // there and back, the gradient of its output, of its weights, and of each input.
            case Node.Operator operator -> 2 * (edges * in + out) + 2 * (in + out)
                    + (readers + 2) * out + (in + out) + (edges + 2) * in;
            case Node.Convolution convolution -> 2 * (in + out) + (readers + 2) * out
                    + (in + out);
            case Node.Mean mean -> 2 * (edges + 1) * in;
            case Node.Classifier classifier -> 2 * in;
        };
    }

    private static double size(TensorShape shape) {
        return shape.elements();
    }
}
