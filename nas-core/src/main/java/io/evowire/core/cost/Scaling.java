package io.evowire.core.cost;

import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How a network that was found becomes one for more multiply-adds: {@link #factor} times as many.
 * Shrinking is scaling by a negative exponent.
 *
 * @see <a href="https://arxiv.org/abs/1905.11946">Tan and Le, EfficientNet: rethinking model
 *      scaling for convolutional neural networks (2019)</a>
 */
public enum Scaling {

    /**
     * All three together: {@value #DEPTH_BASE}^phi times the nodes of each stage and
     * {@value #RESOLUTION_BASE}^phi times the side of an image, rounded, then the width that comes
     * nearest to the multiply-adds, which is about {@value #WIDTH_BASE}^phi times what it was.
     */
    COMPOUND {
        @Override
        Network scaled(Network found, DoubleFunction<Architecture> deeper, double phi) {
            TensorShape shape = sized(found.input(), Math.pow(RESOLUTION_BASE, phi));
            return widened(deeper.apply(Math.pow(DEPTH_BASE, phi)), shape, found.classes(),
                    wanted(found, phi));
        }
    },

    /** Nodes of the stages alone. */
    DEPTH {
        @Override
        Network scaled(Network found, DoubleFunction<Architecture> deeper, double phi) {
            List<Integer> nodes = found.architecture().stages().stream()
                    .map(stage -> stage.wiring().nodes()).distinct().toList();
            return nearest(found, phi, factor -> next(nodes, factor, phi < 0), factor -> Network
                    .of(deeper.apply(factor), found.input(), found.classes()));
        }
    },

    /** Channels of stem, stages and head alone. */
    WIDTH {
        @Override
        Network scaled(Network found, DoubleFunction<Architecture> deeper, double phi) {
            return widened(found.architecture(), found.input(), found.classes(),
                    wanted(found, phi));
        }
    },

    /** Sides of an image alone. */
    RESOLUTION {
        @Override
        Network scaled(Network found, DoubleFunction<Architecture> deeper, double phi) {
            List<Integer> sides = Stream.of(found.input().height(), found.input().width())
                    .distinct().toList();
            return nearest(found, phi, factor -> next(sides, factor, phi < 0), factor -> Network
                    .of(found.architecture(), sized(found.input(), factor), found.classes()));
        }
    };

    /** By how much phi = 1 multiplies the nodes of a stage. */
    public static final double DEPTH_BASE = 1.2;

    /** By how much phi = 1 multiplies channels, about. */
    public static final double WIDTH_BASE = 1.1;

    /** By how much phi = 1 multiplies the sides of an image. */
    public static final double RESOLUTION_BASE = 1.15;

    /** Largest exponent, and the largest by which a network shrinks. */
    public static final double MAX_PHI = 8;

    private static final int BISECTIONS = 40;
    private static final double ROUNDING = 1e-9;

    /** How many times the multiply-adds are wanted: about 1.92^phi. */
    public static double factor(double phi) {
        return Math.pow(DEPTH_BASE * WIDTH_BASE * WIDTH_BASE * RESOLUTION_BASE * RESOLUTION_BASE,
                phi);
    }

    /**
     * The network, scaled.
     *
     * @param found  the network
     * @param deeper its architecture with the nodes of each stage times a factor, rounded, at least
     *               one; a stage whose number stays the same is the same
     * @param phi    exponent in [-{@value #MAX_PHI}, {@value #MAX_PHI}]
     */
    public Network of(Network found, DoubleFunction<Architecture> deeper, double phi) {
        if (!(Math.abs(phi) <= MAX_PHI)) {
            throw new IllegalArgumentException(
                    "phi must lie in [-%1$s, %1$s], not %2$s.".formatted(MAX_PHI, phi));
        }
        return scaled(found, deeper, phi);
    }

    abstract Network scaled(Network found, DoubleFunction<Architecture> deeper, double phi);

    /** So many nodes times a factor. */
    public static int nodes(int nodes, double factor) {
        return (int) Math.max(1, Math.round(nodes * factor));
    }

    /** Such as {@code depth}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static long wanted(Network found, double phi) {
        return Math.round(Cost.of(found).macs() * factor(phi));
    }

    /**
     * The network with the nearest multiply-adds among those of growing, or shrinking, factors, up
     * to the first one beyond what is wanted.
     */
    private static Network nearest(Network found, double phi, DoubleUnaryOperator next,
            DoubleFunction<Network> of) {
        long wanted = wanted(found, phi);
        List<Network> near = new ArrayList<>(List.of(found));
        double factor = next.applyAsDouble(1);
        boolean beyond = phi == 0;
        while (!beyond && factor > 0) {
            Network network = of.apply(factor);
            near.add(network);
            beyond = (Cost.of(network).macs() - wanted) * Math.signum(phi) >= 0;
            factor = next.applyAsDouble(factor);
        }
        return near.stream().min(nearest(wanted)).orElseThrow();
    }

    // The nearest factor beyond this one that makes one of the sizes another whole number.
    private static double next(List<Integer> sizes, double factor, boolean down) {
        DoubleStream factors = sizes.stream().mapToDouble(size -> down
                ? (Math.ceil(size * factor - ROUNDING) - 1) / size
                : (Math.floor(size * factor + ROUNDING) + 1) / size);
        return (down ? factors.max() : factors.min()).orElseThrow();
    }

    private static Comparator<Network> nearest(long macs) {
        return Comparator.comparingLong(network -> Math.abs(Cost.of(network).macs() - macs));
    }

    private static TensorShape sized(TensorShape shape, double factor) {
        return new TensorShape(shape.channels(),
                (int) Math.max(1, Math.round(shape.height() * factor)),
                (int) Math.max(1, Math.round(shape.width() * factor)));
    }

    private static Network widened(Architecture architecture, TensorShape shape, int classes,
            long wanted) {
        double low = 0;
        double high = 1;
        while (macs(architecture.widened(high), shape, classes) < wanted) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (macs(architecture.widened(middle), shape, classes) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Stream.of(low, high)
                .map(factor -> Network.of(architecture.widened(factor), shape, classes))
                .min(nearest(wanted)).orElseThrow();
    }

    private static long macs(Architecture architecture, TensorShape shape, int classes) {
        return Cost.of(Network.of(architecture, shape, classes)).macs();
    }
}
