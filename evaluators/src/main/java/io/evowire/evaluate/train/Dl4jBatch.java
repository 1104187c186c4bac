package io.evowire.evaluate.train;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.session.Batch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A batch in arrays of ND4J, for a fixed number of images. */
final class Dl4jBatch implements AutoCloseable {

    private final INDArray features;
    private final INDArray targets;
    private final DataSet dataSet;

    Dl4jBatch(int images, TensorShape shape, int classes) {
        features = Nd4j.create(DataType.FLOAT, images, shape.channels(), shape.height(),
                shape.width());
        targets = Nd4j.create(DataType.FLOAT, images, classes);
        dataSet = new DataSet(features, targets);
    }

    /** Images and targets, valid until others are copied in. */
    DataSet dataSet(Batch batch) {
        copy(batch.pixels(), features);
        copy(batch.labels(), targets);
        return dataSet;
    }

    /** The images alone, [B, C, H, W]; valid until others are copied in. */
    INDArray features(Batch batch) {
        copy(batch.pixels(), features);
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
