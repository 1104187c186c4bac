package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.core.network.TensorShape;

/**
 * A feature map in blocks of channels: [images, blocks, height, width, BLOCK], the last block
 * filled up with channels that are always 0.
 *
 * @param channels channels that mean something
 * @param height   rows
 * @param width    columns
 */
public record BlockedShape(int channels, int height, int width) {

    public static BlockedShape of(TensorShape shape) {
        return new BlockedShape(shape.channels(), shape.height(), shape.width());
    }

    public int blocks() {
        return Math.ceilDiv(channels, BLOCK);
    }

    /** Channels with those of the filling. */
    public int lanes() {
        return blocks() * BLOCK;
    }

    public int pixels() {
        return height * width;
    }

    /** Bytes of one block of one image. */
    public long plane() {
        return (long) pixels() * BYTES;
    }

    /** Bytes of one image. */
    public long image() {
        return blocks() * plane();
    }

    /** The same map with {@code halo} rows and columns around it. */
    public BlockedShape padded(int halo) {
        return new BlockedShape(channels, height + 2 * halo, width + 2 * halo);
    }

    /** Bytes from the first to the second row. */
    public long row() {
        return (long) width * BYTES;
    }
}
