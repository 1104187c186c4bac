package io.evowire.evaluate.parameters;

import java.util.List;
import java.util.Locale;

/**
 * One tensor of a network's parameters, row-major in its group's vector.
 *
 * @param node   index in {@code Network.nodes()} of the node that it belongs to
 * @param kind   what it is
 * @param shape  its dimensions, as {@link Kind} names them
 * @param offset index of its first element in the vector of {@code kind.group()}
 */
public record ParameterBlock(int node, Kind kind, List<Integer> shape, int offset) {

    /** The vectors that blocks are laid out in: one for each treatment in training. */
    public enum Group {
        /** Trained, with weight decay. */
        WEIGHTS,
        /** Trained, without weight decay. */
        SCALARS,
        /** Running statistics of batch normalisation: not trained. */
        STATISTICS;

        /** Name as files have it, such as {@code weights}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a block holds. O and I are output and input channels, k the kernel size. */
    public enum Kind {
        /** Convolution of stem or head, [O, I, k, k]. */
        KERNEL(Group.WEIGHTS),
        /** Depthwise convolution, [I, k, k]. */
        DEPTHWISE(Group.WEIGHTS),
        /** Dense convolution of a node of a stage, [O, I, k, k]. */
        POINTWISE(Group.WEIGHTS),
        /** Dense layer, [I, O]. */
        DENSE(Group.WEIGHTS),
        /** Edge weights before the sigmoid, [in-degree], in the order of the node's inputs. */
        EDGES(Group.SCALARS),
        /** Scale of batch normalisation, [O]. */
        SCALE(Group.SCALARS),
        /** Shift of batch normalisation, [O]. */
        SHIFT(Group.SCALARS),
        /** Bias of the dense layer, [O]. */
        BIAS(Group.SCALARS),
        /** Running mean of batch normalisation, [O]. */
        MEAN(Group.STATISTICS),
        /** Running variance of batch normalisation, [O]. */
        VARIANCE(Group.STATISTICS);

        private final Group group;

        Kind(Group group) {
            this.group = group;
        }

        /** The vector that blocks of this kind lie in. */
        public Group group() {
            return group;
        }
    }

    public ParameterBlock {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public int length() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Number of inputs that one output element sums over: what initial weights are scaled by. */
    public int fanIn() {
        return switch (kind) {
            case KERNEL, POINTWISE -> shape.get(1) * shape.get(2) * shape.get(3);
            case DEPTHWISE -> shape.get(1) * shape.get(2);
            case DENSE -> shape.get(0);
            case EDGES, SCALE, SHIFT, BIAS, MEAN, VARIANCE -> 1;
        };
    }
}
