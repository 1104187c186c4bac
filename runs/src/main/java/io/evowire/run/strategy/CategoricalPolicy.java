package io.evowire.run.strategy;

import io.evowire.genome.space.CategoricalSpace.Choice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A categorical distribution for each gene, the softmax of a logit for each of its values; all
 * logits begin at 0, so every value is as probable as another. Learns by Adam.
 * <p>
 * In the notation of Kingma and Ba 2015, algorithm 1: {@code steps} is t. The same bits on every
 * machine.
 *
 * @param steps  gradient steps so far
 * @param logits what differs from {@link Logit#ZERO}
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam: a method for stochastic
 *      optimization (ICLR 2015)</a>
 */
record CategoricalPolicy(int steps, Map<Value, Logit> logits) {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** Everything is as probable as everything else. */
    static final CategoricalPolicy UNIFORM = new CategoricalPolicy(0, Map.of());

    CategoricalPolicy {
        logits = Map.copyOf(logits);
    }

    /** The value of a gene at an index. */
    record Value(String gene, int index) {}

    /**
     * A logit and Adam's memory of its gradients.
     *
     * @param value  the logit
     * @param first  moving mean of the gradient, m
     * @param second moving mean of its square, v
     */
    record Logit(double value, double first, double second) {

        static final Logit ZERO = new Logit(0, 0, 0);

        private Logit ascended(double gradient, int step, double rate) {
            double m = BETA_1 * first + (1 - BETA_1) * gradient;
            double v = BETA_2 * second + (1 - BETA_2) * gradient * gradient;
            double mean = m / (1 - StrictMath.pow(BETA_1, step));
            double square = v / (1 - StrictMath.pow(BETA_2, step));
            return new Logit(value + rate * mean / (Math.sqrt(square) + EPSILON), m, v);
        }
    }

    /** Probabilities of a gene's first values, which add up to 1. */
    List<Double> probabilities(String gene, int values) {
        List<Double> own = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            own.add(logits.getOrDefault(new Value(gene, i), Logit.ZERO).value());
        }
        double max = Collections.max(own);
        double sum = 0;
        for (double logit : own) {
            sum += StrictMath.exp(logit - max);
        }
        double whole = sum;
        return own.stream().map(logit -> StrictMath.exp(logit - max) / whole).toList();
    }

    /** Draws one of a gene's first values. */
    int draw(String gene, int values, RandomGenerator random) {
        List<Double> probabilities = probabilities(gene, values);
        double left = random.nextDouble();
        for (int i = 0; i < values - 1; i++) {
            left -= probabilities.get(i);
            if (left < 0) {
                return i;
            }
        }
        return values - 1;
    }

    /**
     * Gradient of the log probability of a choice: 1 - p of what was chosen, -p of what was not.
     */
    Map<Value, Double> gradient(Choice choice) {
        List<Double> probabilities = probabilities(choice.gene(), choice.values());
        Map<Value, Double> gradient = new HashMap<>();
        for (int i = 0; i < choice.values(); i++) {
            gradient.put(new Value(choice.gene(), i),
                    (i == choice.chosen() ? 1 : 0) - probabilities.get(i));
        }
        return gradient;
    }

    /**
     * The policy one step up a gradient; genes without one have a gradient of 0.
     *
     * @param rate learning rate, above 0
     */
    CategoricalPolicy ascended(Map<Value, Double> gradient, double rate) {
        Set<Value> all = new HashSet<>(logits.keySet());
        all.addAll(gradient.keySet());
        Map<Value, Logit> next = new HashMap<>();
        all.forEach(value -> next.put(value, logits.getOrDefault(value, Logit.ZERO)
                .ascended(gradient.getOrDefault(value, 0.0), steps + 1, rate)));
        return new CategoricalPolicy(steps + 1, next);
    }
}
