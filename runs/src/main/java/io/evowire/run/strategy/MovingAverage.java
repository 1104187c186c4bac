package io.evowire.run.strategy;

/**
 * An exponential moving average without the bias of its beginning.
 *
 * @param sum    weighted sum of the values, the newest with weight 1 - momentum
 * @param weight sum of the weights, 0 before the first value
 */
record MovingAverage(double sum, double weight) {

    /** Of nothing yet. */
    static final MovingAverage NONE = new MovingAverage(0, 0);

    /**
     * This average after one more value.
     *
     * @param momentum in [0, 1)
     */
    MovingAverage plus(double value, double momentum) {
        return new MovingAverage(momentum * sum + (1 - momentum) * value,
                momentum * weight + (1 - momentum));
    }

    /** The average of at least one value. */
    double value() {
        return sum / weight;
    }
}
