package io.evowire.evaluate.resize;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import java.util.HashMap;
import java.util.Map;

/** A classifier that sees images in another size than they come in. */
public final class ResizedClassifier implements Classifier {

    private final Classifier classifier;
    private final TensorShape shape;
    private final Enlargement enlargement;
    /** By number of images. */
    private final Map<Integer, Batch> resized = new HashMap<>();

    /**
     * A classifier of images that are resized.
     *
     * @param classifier closed with this
     * @param from       shape of the images that come, [C, H, W]
     * @param to         shape of those that it sees; as many channels, unless the images have one
     */
    public ResizedClassifier(Classifier classifier, TensorShape from, TensorShape to) {
        this.classifier = classifier;
        this.shape = to;
        this.enlargement = new Enlargement(from, to);
    }

    @Override
    public int classes() {
        return classifier.classes();
    }

    @Override
    public int step() {
        return classifier.step();
    }

    @Override
    public double step(Batch batch) {
        return classifier.step(fitted(batch));
    }

    @Override
    public boolean isFinite() {
        return classifier.isFinite();
    }

    @Override
    public float[][] probabilities(Batch images) {
        return classifier.probabilities(fitted(images));
    }

    /** Images in the size that the classifier sees, with their labels; valid until the next. */
    public Batch fitted(Batch batch) {
        if (batch.shape().equals(shape)) {
            return batch;
        }
        Batch fitted = resized.computeIfAbsent(batch.images(),
                images -> new Batch(images, shape, classifier.classes()));
        enlargement.fill(batch.pixels(), fitted.pixels(), batch.images());
        System.arraycopy(batch.labels(), 0, fitted.labels(), 0, batch.labels().length);
        return fitted;
    }

    @Override
    public void close() {
        classifier.close();
    }
}
