package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

/**
 * Sum of feature maps with a coefficient for each map and channel and a bias for each channel,
 * optionally followed by ReLU. It serves for weighted sums of normalised outputs, for means, for
 * the gradient of batch normalisation and for adding up gradients.
 * <p>
 * Coefficients lie as [blocks, maps + 1, BLOCK]; the last of a block is the bias.
 */
public final class MapSum {

    /** Maps that one pass reads: as many as leave registers for their coefficients. */
    private static final int PASS = 4;

    private final BlockedShape shape;
    private final BlockedShape out;
    private final int halo;
    private final SumPass pass;

    /**
     * Sums of maps of one shape.
     *
     * @param halo rows and columns around each plane of the result, left as they are
     */
    public MapSum(BlockedShape shape, int halo) {
        this.shape = shape;
        this.halo = halo;
        out = shape.padded(halo);
        // Without a halo the plane is one long row.
        int rows = halo == 0 ? 1 : shape.height();
        int columns = halo == 0 ? shape.pixels() : shape.width();
        pass = new SumPass(rows, columns, out.row());
    }

    /**
     * Computes {@code images} images.
     *
     * @param sources      address of each map
     * @param offset       bytes from there to the first image to compute
     * @param coefficients [blocks, maps + 1, BLOCK]
     * @param target       address of the first image of the result
     */
    public void apply(long[] sources, long offset, long coefficients, int images, long target,
            boolean relu) {
        long first = target + halo * (out.row() + BYTES);
        for (int image = 0; image < images; image++) {
            for (int block = 0; block < shape.blocks(); block++) {
                long plane = (long) image * shape.blocks() + block;
                plane(sources, offset + plane * shape.plane(),
                        coefficients + (long) block * (sources.length + 1) * BYTES,
                        first + plane * out.plane(), relu);
            }
        }
    }

    private void plane(long[] sources, long offset, long coefficients,
            long target, boolean relu) {
        long bias = coefficients + (long) sources.length * BYTES;
        for (int i = 0; i < sources.length; i += PASS) {
            long at = coefficients + (long) i * BYTES;
            boolean add = i > 0;
            boolean end = relu && i + PASS >= sources.length;
            long a = sources[i] + offset;
            switch (Math.min(PASS, sources.length - i)) {
                case 1 -> pass.one(a, at, bias, target, add, end);
                case 2 -> pass.two(a, sources[i + 1] + offset, at, bias, target, add, end);
                case 3 -> pass.three(a, sources[i + 1] + offset, sources[i + 2] + offset, at, bias,
                        target, add, end);
                default -> pass.four(a, sources[i + 1] + offset, sources[i + 2] + offset,
                        sources[i + 3] + offset, at, bias, target, add, end);
            }
        }
    }
}
