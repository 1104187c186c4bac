package io.evowire.evaluate.wann;

/** Steps of stochastic gradient descent with momentum: v = m v - rate g, w = w + v. */
final class Momentum implements WeightStep {

    private final double rate;
    private final double momentum;
    private final double[] velocities;

    Momentum(int weights, double rate, double momentum) {
        this.rate = rate;
        this.momentum = momentum;
        velocities = new double[weights];
    }

    @Override
    public void apply(float[] weights, float[] gradient) {
        for (int i = 0; i < weights.length; i++) {
            velocities[i] = momentum * velocities[i] - rate * gradient[i];
            weights[i] += (float) velocities[i];
        }
    }
}
