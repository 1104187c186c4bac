package io.evowire.core.statistics.gp;

/**
 * What is believed of a subject at a point.
 *
 * @param mean      expected value, in the unit of the observed values
 * @param deviation standard deviation of the true value around it, that of what is the subject's
 *                  own included, in the same unit
 * @param noise     standard deviation of a single look, in the same unit
 */
public record Posterior(double mean, double deviation, double noise) {

    /** Standard deviation of what one more look would show. */
    public double observationDeviation() {
        return Math.sqrt(deviation * deviation + noise * noise);
    }

    /**
     * By how much the mean will move once one more look is taken, as a standard deviation: of a
     * noisy look only a part is believed. Frazier, Powell and Dayanik, The knowledge-gradient
     * policy for correlated normal beliefs (2009), of the subject itself.
     */
    public double learningDeviation() {
        return deviation == 0 ? 0 : deviation * deviation / observationDeviation();
    }

    /**
     * What is believed once looks came to this mean.
     *
     * @param looks how many, above 0
     */
    public Posterior seeing(double value, double looks) {
        double known = deviation * deviation;
        double luck = noise * noise / looks;
        double trust = known == 0 ? 0 : known / (known + luck);
        return new Posterior(mean + trust * (value - mean), deviation * Math.sqrt(1 - trust),
                noise);
    }
}
