package io.evowire.evaluate.train;

import io.evowire.core.network.TensorShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays for a fixed number of images that are filled again and again: new ones cost too much. */
final class Batch implements AutoCloseable {

    /** The longest array that every JVM has. */
    private static final int MAX_FLOATS = Integer.MAX_VALUE - 8;

    private final float[] pixels;
    private final float[] labels;
    private final INDArray features;
    private final INDArray targets;
    private final DataSet dataSet;

    /**
     * @throws IllegalArgumentException if no Java array holds so many images
     */
    Batch(int images, TensorShape shape, int classes) {
        long most = MAX_FLOATS / Math.max(shape.elements(), classes);
        if (images > most) {
            throw new IllegalArgumentException(
                    "A batch may have at most %d images of shape %s with %d classes, not %d."
                            .formatted(most, shape, classes, images));
        }
        pixels = new float[(int) (images * shape.elements())];
        labels = new float[images * classes];
        features = Nd4j.create(DataType.FLOAT, images, shape.channels(), shape.height(),
                shape.width());
        targets = Nd4j.create(DataType.FLOAT, images, classes);
        dataSet = new DataSet(features, targets);
    }

    /** To be filled: [B, C, H, W]. */
    float[] pixels() {
        return pixels;
    }

    /** To be filled: [B, classes], each row a distribution. */
    float[] labels() {
        return labels;
    }

    /** What was filled in, as DL4J wants it; valid until it is filled again. */
    DataSet dataSet() {
        copy(pixels, features);
        copy(labels, targets);
        return dataSet;
    }

    /** The images alone, [B, C, H, W]; valid until they are filled again. */
    INDArray features() {
        copy(pixels, features);
        return features;
    }

    private static void copy(float[] from, INDArray to) {
        // On a GPU: wait until the last use has ended, then say that the host's copy is the newer
        // one.
        Nd4j.getAffinityManager().ensureLocation(to, Location.HOST);
        to.data().asNioFloat().put(from);
        Nd4j.getAffinityManager().tagLocation(to, Location.HOST);
    }

    @Override
    public void close() {
        features.close();
        targets.close();
    }
}
