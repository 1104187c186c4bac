package io.evowire.evaluate.onednn;

/** A feature as one input of a sum. */
final class Summand {

    private final Feature from;
    private final SummedInput to;
    private final double[] dot;
    private float strength;

    Summand(Feature from, SummedInput to, float strength) {
        this.from = from;
        this.to = to;
        this.strength = strength;
        dot = new double[from.shape().lanes()];
        from.readers().add(this);
    }

    Feature from() {
        return from;
    }

    SummedInput to() {
        return to;
    }

    /** What the feature is multiplied by: the sigmoid of a trained edge's weight. */
    float strength() {
        return strength;
    }

    void strength(float newStrength) {
        strength = newStrength;
    }

    /** For each channel the sum over images and pixels of g * p, with the gradient g of the sum. */
    double[] dot() {
        return dot;
    }

    /** Gradient of the loss by the strength. */
    double strengthGradient() {
        double gradient = 0;
        for (int c = 0; c < from.shape().channels(); c++) {
            gradient += from.scale(c) * dot[c] + from.shift(c) * to.sum()[c];
        }
        return gradient;
    }
}
