package io.evowire.evaluate.transfer;

import io.evowire.evaluate.baseline.BaselineClassifier;
import io.evowire.evaluate.session.Batch;
import java.util.Map;

/** A network that was made by hand. */
record MadeLearner(BaselineClassifier classifier) implements Learner {

    @Override
    public Map<String, float[]> learned() {
        return classifier.below();
    }

    @Override
    public void take(Map<String, float[]> learned) {
        classifier.replaceBelow(learned);
    }

    @Override
    public float[][] features(Batch images) {
        return classifier.features(images);
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
        return classifier.step(batch);
    }

    @Override
    public boolean isFinite() {
        return classifier.isFinite();
    }

    @Override
    public float[][] probabilities(Batch images) {
        return classifier.probabilities(images);
    }

    @Override
    public void close() {
        classifier.close();
    }
}
