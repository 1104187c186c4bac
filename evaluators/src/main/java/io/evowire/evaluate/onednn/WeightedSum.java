package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.Lanes.BYTES;
import static io.evowire.evaluate.onednn.Lanes.load;
import static io.evowire.evaluate.onednn.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sum of feature maps with a coefficient for each map and channel and a bias for each channel,
 * optionally followed by ReLU. It serves for weighted sums of normalised outputs, for means, for the
 * gradient of batch normalisation and for adding up gradients.
 * <p>
 * Coefficients lie as [blocks, maps + 1, BLOCK]; the last of a block is the bias.
 */
final class WeightedSum {

    private WeightedSum() {}

    /**
     * Computes {@code images} images.
     *
     * @param sources      address of each map
     * @param offset       bytes from there to the first image to compute
     * @param coefficients [blocks, maps + 1, BLOCK]
     * @param shape        of every map
     * @param target       address of the first image of the result
     * @param halo         rows and columns around each plane of the result, left as they are
     */
    static void apply(long[] sources, long offset, long coefficients, BlockedShape shape,
            int images, long target, int halo, boolean relu) {
        BlockedShape out = shape.padded(halo);
        // Without a halo the plane is one long row.
        int rows = halo == 0 ? 1 : shape.height();
        int columns = halo == 0 ? shape.pixels() : shape.width();
        long first = target + halo * (out.row() + BYTES);
        for (int image = 0; image < images; image++) {
            for (int block = 0; block < shape.blocks(); block++) {
                long plane = (long) image * shape.blocks() + block;
                plane(sources, offset + plane * shape.plane(),
                        coefficients + (long) block * (sources.length + 1) * BYTES, rows, columns,
                        first + plane * out.plane(), out.row(), relu);
            }
        }
    }

    private static void plane(long[] sources, long offset, long coefficients, int rows, int columns,
            long target, long targetRow, boolean relu) {
        for (int row = 0; row < rows; row++) {
            long from = offset + (long) row * columns * BYTES;
            long to = target + row * targetRow;
            int tiles = columns / 4;
            for (int tile = 0; tile < tiles; tile++) {
                four(sources, from + tile * 4L * BYTES, coefficients, to + tile * 4L * BYTES, relu);
            }
            if (columns % 4 != 0) {
                rest(sources, from, tiles * 4, columns, coefficients, to, relu);
            }
        }
    }

    private static void rest(long[] sources, long from, int done, int columns, long coefficients,
            long to, boolean relu) {
        if (columns > 4) { // Overlaps the last tile, which gives the same values again.
            long offset = (columns - 4L) * BYTES;
            four(sources, from + offset, coefficients, to + offset, relu);
        } else {
            for (int column = done; column < columns; column++) {
                long offset = (long) column * BYTES;
                one(sources, from + offset, coefficients, to + offset, relu);
            }
        }
    }

    private static void four(long[] sources, long offset, long coefficients, long target,
            boolean relu) {
        FloatVector a = load(coefficients + (long) sources.length * BYTES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = 0; i < sources.length; i++) {
            long source = sources[i] + offset;
            FloatVector coefficient = load(coefficients + (long) i * BYTES);
            a = load(source).fma(coefficient, a);
            b = load(source + BYTES).fma(coefficient, b);
            c = load(source + 2 * BYTES).fma(coefficient, c);
            d = load(source + 3 * BYTES).fma(coefficient, d);
        }
        store(relu ? relu(a) : a, target);
        store(relu ? relu(b) : b, target + BYTES);
        store(relu ? relu(c) : c, target + 2 * BYTES);
        store(relu ? relu(d) : d, target + 3 * BYTES);
    }

    private static void one(long[] sources, long offset, long coefficients, long target,
            boolean relu) {
        FloatVector a = load(coefficients + (long) sources.length * BYTES);
        for (int i = 0; i < sources.length; i++) {
            a = load(sources[i] + offset).fma(load(coefficients + (long) i * BYTES), a);
        }
        store(relu ? relu(a) : a, target);
    }

    /** Keeps NaN, so that a diverged training shows in its loss. */
    private static FloatVector relu(FloatVector x) {
        return x.blend(Lanes.zero(), x.compare(VectorOperators.LE, 0f));
    }
}
