package io.evowire.evaluate.wann;

/**
 * How the weights of single connections are trained.
 *
 * @param method   by which rule
 * @param start    which weights it starts from
 * @param epochs   how often a gradient method sees each training image, at least 1; another method
 *                 gets as many passes
 * @param batch    images of a step, at least 1
 * @param rate     learning rate, above 0
 * @param momentum of SGD, and the decay of Adam's mean of gradients, in [0, 1)
 * @param seed     of all that is random
 */
public record WannRecipe(Method method, Start start, int epochs, int batch, double rate,
        double momentum, long seed) {

    /**
     * Passes of an image through the network that a gradient counts as: one forwards, and one
     * backwards, which computes two sums where the first computes one.
     */
    public static final int PASSES_OF_A_GRADIENT = 3;

    /** A rule of training. */
    public enum Method {
        /** Gradients by back-propagation, Adam's steps. */
        ADAM,
        /** Gradients by back-propagation, steps with momentum. */
        SGD,
        /** No gradients: parameter-exploring policy gradients, as the authors trained. */
        PEPG
    }

    /** Weights at the beginning. */
    public enum Start {
        /** Drawn evenly from +-sqrt(6 / connections of the target) (He et al. 2015). */
        HE,
        /** All the same: the shared weight that is best on the training images. */
        TUNED,
        /** All 0, as the authors had it for MNIST. */
        ZERO
    }

    public WannRecipe {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "epochs must be at least 1, not %d.".formatted(epochs));
        }
        if (batch < 1) {
            throw new IllegalArgumentException(
                    "batch must be at least 1, not %d.".formatted(batch));
        }
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("rate must be above 0, not %s.".formatted(rate));
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "momentum must be at least 0 and below 1, not %s.".formatted(momentum));
        }
    }

    /**
     * What others have used for the authors' networks: Adam with 0.01 and 0.99, SGD with 2 and 0.9,
     * both on 128 images; PEPG with 0.01 and 0.99 on 1,000 images.
     */
    public static WannRecipe of(Method method, Start start, int epochs, long seed) {
        return switch (method) {
            case ADAM -> new WannRecipe(method, start, epochs, 128, 0.01, 0.99, seed);
            case SGD -> new WannRecipe(method, start, epochs, 128, 2, 0.9, seed);
            case PEPG -> new WannRecipe(method, start, epochs, 1_000, 0.01, 0.99, seed);
        };
    }
}
