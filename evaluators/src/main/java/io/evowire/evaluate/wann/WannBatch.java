package io.evowire.evaluate.wann;

import java.util.Arrays;

/**
 * Images side by side for each input, in chunks of {@value #CHUNK} images that fit the caches:
 * [chunks][1 + inputs][CHUNK], the bias first. The last chunk is filled up with zeros.
 */
public final class WannBatch {

    /** Images of a chunk: a multiple of four times the lanes of every vector. */
    static final int CHUNK = 128;

    private final int size;
    private final int inputs;
    private final float[] values;
    private final int[] labels;

    WannBatch(WannImages images, int[] chosen) {
        size = chosen.length;
        inputs = images.inputs();
        values = new float[chunks() * chunkValues()];
        labels = new int[size];
        for (int i = 0; i < size; i++) {
            float[] image = images.image(chosen[i]);
            int at = start(i / CHUNK) + i % CHUNK;
            for (int input = 0; input < inputs; input++) {
                values[at + (1 + input) * CHUNK] = image[input];
            }
            labels[i] = images.label(chosen[i]);
        }
        for (int chunk = 0; chunk < chunks(); chunk++) {
            Arrays.fill(values, start(chunk), start(chunk) + CHUNK, 1);
        }
    }

    /** Number of images. */
    public int size() {
        return size;
    }

    /** Number of inputs of a network. */
    public int inputs() {
        return inputs;
    }

    /** Label of an image. */
    public int label(int image) {
        return labels[image];
    }

    int chunks() {
        return (size + CHUNK - 1) / CHUNK;
    }

    /** Images in a chunk. */
    int images(int chunk) {
        return Math.min(CHUNK, size - chunk * CHUNK);
    }

    /** Where the values of a chunk start in {@link #values()}. */
    int start(int chunk) {
        return chunk * chunkValues();
    }

    private int chunkValues() {
        return (1 + inputs) * CHUNK;
    }

    float[] values() {
        return values;
    }
}
