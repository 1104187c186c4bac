package io.evowire.evaluate.train;

import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.TrainingSession;

/** Share of images whose most probable class is their label. */
final class Accuracy {

    private Accuracy() {}

    /**
     * A fraction in [0, 1].
     *
     * @param batch images at a time
     * @throws DivergedException if a probability is not finite
     */
    static double of(TrainingSession session, Batches batches, ImageSplit split, int batch) {
        int right = 0;
        for (int from = 0; from < split.size(); from += batch) {
            int count = Math.min(batch, split.size() - from);
            float[][] rows = session.probabilities(batches.evaluation(split, from, count));
            for (int i = 0; i < count; i++) {
                right += mostProbable(session, rows[i]) == split.label(from + i) ? 1 : 0;
            }
        }
        return (double) right / split.size();
    }

    private static int mostProbable(TrainingSession session, float[] probabilities) {
        int best = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (!Float.isFinite(probabilities[k])) {
                throw new DivergedException(session.step(), probabilities[k]);
            }
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
