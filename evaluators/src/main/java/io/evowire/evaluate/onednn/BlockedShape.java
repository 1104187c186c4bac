package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.Lanes.BYTES;

import io.evowire.core.network.TensorShape;

/**
 * A feature map in blocks of channels: [images, blocks, height, width, BLOCK], the last block filled
 * up with channels that are always 0.
 *
 * @param channels channels that mean something
 * @param height   rows
 * @param width    columns
 */
record BlockedShape(int channels, int height, int width) {

    static BlockedShape of(TensorShape shape) {
        return new BlockedShape(shape.channels(), shape.height(), shape.width());
    }

    int blocks() {
        return Math.ceilDiv(channels, BLOCK);
    }

    /** Channels with those of the filling. */
    int lanes() {
        return blocks() * BLOCK;
    }

    int pixels() {
        return height * width;
    }

    /** Bytes of one block of one image. */
    long plane() {
        return (long) pixels() * BYTES;
    }

    /** Bytes of one image. */
    long image() {
        return blocks() * plane();
    }

    /** The same map with {@code halo} rows and columns around it. */
    BlockedShape padded(int halo) {
        return new BlockedShape(channels, height + 2 * halo, width + 2 * halo);
    }

    /** Bytes from the first to the second row. */
    long row() {
        return (long) width * BYTES;
    }
}
