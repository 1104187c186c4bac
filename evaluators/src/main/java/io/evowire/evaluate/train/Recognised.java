package io.evowire.evaluate.train;

import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.Classifier;

/** What a network takes images for: each for its most probable class. */
final class Recognised {

    private Recognised() {}

    /**
     * Looks at each image once.
     *
     * @param batch images at a time
     * @throws DivergedException if a probability is not finite
     */
    static Confusion of(Classifier classifier, Batches batches, ImageSplit split, int batch) {
        int classes = classifier.classes();
        int[][] counts = new int[classes][classes];
        for (int from = 0; from < split.size(); from += batch) {
            int count = Math.min(batch, split.size() - from);
            float[][] rows = classifier.probabilities(batches.evaluation(split, from, count));
            for (int i = 0; i < count; i++) {
                counts[split.label(from + i)][mostProbable(classifier, rows[i])]++;
            }
        }
        return Confusion.of(counts);
    }

    private static int mostProbable(Classifier classifier, float[] probabilities) {
        int best = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (!Float.isFinite(probabilities[k])) {
                throw new DivergedException(classifier.step(), probabilities[k]);
            }
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
