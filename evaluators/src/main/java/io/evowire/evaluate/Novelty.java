package io.evowire.evaluate;

import io.evowire.core.statistics.Detection;

/**
 * How well a trained network tells images that are of no class that it learned, by two scores of
 * what its last layer says. No score needs training of its own.
 *
 * @param softmax by 1 - the largest probability: the less sure, the more novel
 * @param energy  by -log of the sum of exp(logit): the smaller all logits, the more novel
 * @see <a href="https://arxiv.org/abs/1610.02136">Hendrycks and Gimpel, A baseline for detecting
 *      misclassified and out-of-distribution examples in neural networks (2017)</a>
 * @see <a href="https://arxiv.org/abs/2010.03759">Liu, Wang, Owens and Li, Energy-based
 *      out-of-distribution detection (2020)</a>
 */
public record Novelty(Detection softmax, Detection energy) {

    /** The average precision that a search maximises: by the probabilities. */
    public double auprc() {
        return softmax.averagePrecision();
    }
}
