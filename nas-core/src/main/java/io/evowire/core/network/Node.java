package io.evowire.core.network;

import java.util.List;

/** One step of a {@link Network}: reads the outputs of earlier nodes, writes one output. */
public sealed interface Node {

    /** In place of a node's index: the image. */
    int IMAGE = -1;

    /** Indices in {@link Network#nodes()} of the nodes read, or {@link #IMAGE}; ascending. */
    List<Integer> inputs();

    /** Shape of each input, [C, H, W]. */
    TensorShape in();

    /** Shape of the output, [C, H, W]. */
    TensorShape out();

    /**
     * Convolution without bias and k/2 zeros of padding, then batch normalisation: stem and head.
     *
     * @param relu whether a ReLU precedes it
     */
    record Convolution(int input, TensorShape in, TensorShape out, int kernel, int stride,
            boolean relu) implements Node {

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }
    }

    /** What applies a node operation, between ReLU and batch normalisation. */
    sealed interface Operator extends Node {

        /** What is applied. */
        NodeOperation operation();

        /** Stride of the operation. */
        int stride();

        /** Index of the stage to which it belongs. */
        int stage();

        /** The operation's parts with their shapes, in the order in which they are applied. */
        default List<ShapedPart> parts() {
            return operation().shaped(in(), out(), stride());
        }

        /** Number of trained edge weights: none where there is but one input. */
        default int edgeWeights() {
            return inputs().size() > 1 ? inputs().size() : 0;
        }
    }

    /**
     * Brings the output of a node to the shape of a later stage, for all nodes there that are
     * linked with it: ReLU, the later stage's operation and batch normalisation.
     *
     * @param input     index of the node in {@link Network#nodes()}
     * @param fromStage index of that node's stage
     * @param from      index of that node in its stage's wiring
     * @param stage     index of the later stage
     * @param stride    product of the strides of the stages from the one after that node's to the
     *                  later one
     */
    record Reduce(int input, TensorShape in, TensorShape out, int fromStage, int from, int stage,
            int stride, NodeOperation operation) implements Operator {

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }
    }

    /**
     * Node of a stage: sum of the inputs, each weighted by the sigmoid of a trained scalar, then
     * ReLU, the operation and batch normalisation.
     *
     * @param stage  index of the stage
     * @param index  index of the node in the stage's wiring
     * @param stride stride of the operation
     */
    record Wired(List<Integer> inputs, TensorShape in, TensorShape out, int stage, int index,
            int stride, NodeOperation operation) implements Operator {

        public Wired {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Output of a stage: plain mean of its inputs.
     *
     * @param stage index of the stage
     */
    record Mean(List<Integer> inputs, TensorShape in, int stage) implements Node {

        public Mean {
            inputs = List.copyOf(inputs);
        }

        @Override
        public TensorShape out() {
            return in;
        }
    }

    /** ReLU, global average pooling, dense layer with bias: [C, H, W] to [classes, 1, 1]. */
    record Classifier(int input, TensorShape in, int classes) implements Node {

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public TensorShape out() {
            return new TensorShape(classes, 1, 1);
        }
    }
}
