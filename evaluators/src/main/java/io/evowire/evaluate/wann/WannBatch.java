package io.evowire.evaluate.wann;

import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images side by side for each input, in chunks of {@value #CHUNK} images that fit the caches:
 * [chunks][1 + inputs][CHUNK], the bias first. The last chunk is filled up with zeros.
 */
public final class WannBatch {

    /** Images of a chunk: a multiple of four times the lanes of every vector. */
    static final int CHUNK = 128;

    private static final int IMAGES_OF_A_BATCH = 1_024;

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

    /** All images in their order, in batches. */
    static List<WannBatch> all(WannImages images) {
        List<WannBatch> batches = new ArrayList<>();
        for (int from = 0; from < images.size(); from += IMAGES_OF_A_BATCH) {
            batches.add(images.batch(from, Math.min(images.size(), from + IMAGES_OF_A_BATCH)));
        }
        return batches;
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

    /**
     * Refuses a network that has another number of inputs.
     *
     * @throws IllegalArgumentException naming both numbers
     */
    void require(SparseNetwork network) {
        if (network.inputs() != inputs) {
            throw new IllegalArgumentException("A network of %d inputs cannot read images of %d."
                    .formatted(network.inputs(), inputs));
        }
    }
}
