package io.evowire.genome.space;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Real numbers between two bounds, both included.
 *
 * @param min smallest value, finite
 * @param max largest value, finite, at least {@code min}
 */
public record RealRange(double min, double max) implements ValueRange {

    public RealRange {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new IllegalArgumentException("""
                    The range [%s, %s] is empty or not finite: its min must not exceed its max. \
                    Maybe the two are swapped.""".formatted(min, max));
        }
    }

    /** Whether the value lies in this range; NaN lies in none. */
    public boolean contains(double value) {
        return min <= value && value <= max;
    }

    /** This range without the values above a limit, which must be at least {@code min}. */
    RealRange atMost(double limit) {
        return new RealRange(min, Math.min(max, limit));
    }

    /** A value drawn uniformly; below {@code max} unless the range is a point. */
    double draw(RandomGenerator random) {
        return min == max ? min : random.nextDouble(min, max);
    }

    /**
     * So many values from {@code min} to {@code max}, evenly spread; one if the range is a point.
     *
     * @param count at least 2
     */
    List<Double> grid(int count) {
        return min == max
                ? List.of(min)
                : IntStream.range(0, count)
                        .mapToObj(i -> Math.min(max, min + (max - min) * i / (count - 1)))
                        .toList();
    }

    /**
     * The value after a Gaussian step that is reflected at the bounds, so that the bounds do not
     * gather values; empty where the step leads nowhere, as in a range of one point.
     *
     * @param magnitude standard deviation of the step as a fraction of the range's length, above 0
     */
    Optional<Double> step(double value, double magnitude, RandomGenerator random) {
        double next = value + random.nextGaussian() * magnitude * (max - min);
        double reflected = next < min ? 2 * min - next : next > max ? 2 * max - next : next;
        double clamped = Math.clamp(reflected, min, max); // a step of more than the whole range
        return clamped == value ? Optional.empty() : Optional.of(clamped);
    }

    /** Both bounds, such as {@code [0.1, 0.5]}. */
    @Override
    public String toString() {
        return "[%s, %s]".formatted(min, max);
    }
}
