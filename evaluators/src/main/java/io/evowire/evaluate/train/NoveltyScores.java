package io.evowire.evaluate.train;

import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.TrainingSession;
import java.util.Arrays;

/**
 * How novel a network takes images to be. Computed in double precision from the logits, so that
 * images of which it is very sure do not all have one score.
 *
 * @param softmax of each image, 1 - the largest probability, in [0, 1)
 * @param energy  of each image, -log of the sum of exp(logit)
 * @param novel   whether it is
 */
record NoveltyScores(double[] softmax, double[] energy, boolean[] novel) {

    /**
     * Looks at each image once.
     *
     * @param batch images at a time
     * @param known images of the network's classes
     * @param novel images of none of them
     */
    static NoveltyScores of(TrainingSession session, Batches batches, int batch, ImageSplit known,
            ImageSplit novel) {
        int images = known.size() + novel.size();
        var scores = new NoveltyScores(new double[images], new double[images],
                new boolean[images]);
        Arrays.fill(scores.novel, known.size(), images, true);
        scores.look(session, batches, batch, known, 0);
        scores.look(session, batches, batch, novel, known.size());
        return scores;
    }

    private void look(TrainingSession session, Batches batches, int batch, ImageSplit split,
            int place) {
        for (int from = 0; from < split.size(); from += batch) {
            int count = Math.min(batch, split.size() - from);
            float[][] rows = session.logits(batches.evaluation(split, from, count));
            for (int i = 0; i < count; i++) {
                score(session, rows[i], place + from + i);
            }
        }
    }

    // With m the largest logit and r the sum of exp(logit - m) over all others, the largest
    // probability is 1 / (1 + r).
    private void score(TrainingSession session, float[] logits, int image) {
        int largest = 0;
        for (int k = 0; k < logits.length; k++) {
            if (!Float.isFinite(logits[k])) {
                throw new DivergedException(session.step(), logits[k]);
            }
            largest = logits[k] > logits[largest] ? k : largest;
        }
        double others = 0;
        for (int k = 0; k < logits.length; k++) {
            others += k == largest
                    ? 0
                    : StrictMath.exp((double) logits[k] - logits[largest]);
        }
        softmax[image] = others / (1 + others);
        energy[image] = -(logits[largest] + StrictMath.log1p(others));
    }

    /** How well the two scores tell what is novel. */
    Novelty detected() {
        return new Novelty(Detection.of(softmax, novel), Detection.of(energy, novel));
    }
}
