package io.evowire.evaluate.train;

import io.evowire.evaluate.data.ImageSplit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Share of images whose most probable class is their label. */
final class Accuracy {

    private Accuracy() {}

    /**
     * A fraction in [0, 1].
     *
     * @param batch images at a time
     * @throws DivergedException if a probability is not finite
     */
    static double of(ComputationGraph model, Batches batches, ImageSplit split, int batch) {
        int right = 0;
        for (int from = 0; from < split.size(); from += batch) {
            int count = Math.min(batch, split.size() - from);
            INDArray images = batches.evaluation(split, from, count);
            try (INDArray probabilities = model.outputSingle(images)) {
                float[][] rows = probabilities.toFloatMatrix();
                for (int i = 0; i < count; i++) {
                    right += mostProbable(model, rows[i]) == split.label(from + i) ? 1 : 0;
                }
            }
        }
        return (double) right / split.size();
    }

    private static int mostProbable(ComputationGraph model, float[] probabilities) {
        int best = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (!Float.isFinite(probabilities[k])) {
                throw new DivergedException(model.getIterationCount(), probabilities[k]);
            }
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
