package io.evowire.evaluate.wann;

/**
 * Steps of Adam, with its corrections for the beginning.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2015)</a>
 */
final class Adam implements WeightStep {

    private static final double DECAY_OF_SQUARES = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double decay;
    private final double[] means;
    private final double[] squares;
    private double powerOfDecay = 1;
    private double powerOfSquares = 1;

    /** @param decay of the mean of gradients: beta1 */
    Adam(int weights, double rate, double decay) {
        this.rate = rate;
        this.decay = decay;
        means = new double[weights];
        squares = new double[weights];
    }

    @Override
    public void apply(float[] weights, float[] gradient) {
        powerOfDecay *= decay;
        powerOfSquares *= DECAY_OF_SQUARES;
        double step = rate * Math.sqrt(1 - powerOfSquares) / (1 - powerOfDecay);
        for (int i = 0; i < weights.length; i++) {
            double slope = gradient[i];
            means[i] = decay * means[i] + (1 - decay) * slope;
            squares[i] = DECAY_OF_SQUARES * squares[i] + (1 - DECAY_OF_SQUARES) * slope * slope;
            weights[i] -= (float) (step * means[i] / (Math.sqrt(squares[i]) + EPSILON));
        }
    }
}
